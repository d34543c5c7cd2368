import { stringify } from 'csv-stringify/sync';
import { lazily } from '@main/exchange/export/sinks/json';
import type { Columns } from '@main/exchange/export/sinks/columns';
import type { SinkMaker } from '@main/exchange/export/sinks/sink';

/** Rows that are turned into text together. */
const BATCH = 500;

/** A table as comma-separated values (RFC 4180) with a header; what is not known is empty. */
export function csvFile<Row extends object>(columns: Columns<Row>): SinkMaker<Row> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  return (target) => {
    const file = lazily(() => target.open(''));
    let batch: unknown[][] = [names];
    const flush = async (): Promise<void> => {
      const text = stringify(batch, {
        record_delimiter: '\n',
        // A carriage return alone also ends a line for many readers.
        quoted_match: /\r/,
        cast: { boolean: String },
      });
      batch = [];
      await (await file()).write(text);
    };
    return {
      add: async (row) => {
        batch.push(names.map((name) => row[name]));
        if (batch.length >= BATCH) await flush();
      },
      finish: async () => {
        if (batch.length > 0) await flush();
        await (await file()).finish();
      },
    };
  };
}
