import type { PairSplit } from '@shared/preference/pair';
import type { Columns } from '@main/exchange/export/sinks/columns';
import { parquetTable, type ParquetTable } from '@main/exchange/export/sinks/parquet';
import type { SinkMaker } from '@main/exchange/export/sinks/sink';

/** The Parquet file of each split, named as the Hugging Face hub finds it by itself. */
export const splitFiles = {
  train: 'data/train-00000-of-00001.parquet',
  heldout: 'data/test-00000-of-00001.parquet',
} as const satisfies Record<PairSplit, string>;

/** A Parquet file for each split that has rows, for training where none has. */
export function parquetBySplit<Row extends object>(columns: Columns<Row>): SinkMaker<Row> {
  return (target) => {
    const tables = new Map<PairSplit, ParquetTable<Row>>();
    const tableOf = (split: PairSplit): ParquetTable<Row> => {
      const held = tables.get(split);
      if (held) return held;
      const table = parquetTable(target, splitFiles[split], columns);
      tables.set(split, table);
      return table;
    };
    return {
      add: (row, { split }) => tableOf(split ?? 'train').add(row),
      finish: async () => {
        if (tables.size === 0) tableOf('train');
        for (const table of tables.values()) await table.finish();
      },
    };
  };
}
