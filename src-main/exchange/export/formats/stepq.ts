import { defineFormat } from '@main/exchange/export/formats/format';
import { jsonLines } from '@main/exchange/export/sinks/json';
import { pairSource } from '@main/exchange/export/sources/pairs';

/** StepQ's own: one complete pair a line. */
export const stepq = defineFormat({
  source: pairSource,
  rows: ({ pair }) => [pair],
  sink: jsonLines,
});
