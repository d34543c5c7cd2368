import { defineFormat } from '@main/exchange/export/formats/format';
import { shareGpt } from '@main/exchange/export/messages';
import { jsonArray } from '@main/exchange/export/sinks/json';
import { pairSource } from '@main/exchange/export/sources/pairs';

/** The array that ETO and the reference implementation of arXiv 2409.09345 read. */
export const eto = defineFormat({
  source: pairSource,
  rows: ({ pair, turns, chosen, rejected }) => [
    {
      id: pair.id,
      prompt: turns.map(shareGpt),
      chosen: [shareGpt({ speaker: 'agent', text: chosen })],
      rejected: [shareGpt({ speaker: 'agent', text: rejected })],
    },
  ],
  sink: jsonArray(),
});
