import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Columns, ColumnType } from '@main/exchange/export/sinks/columns';
import type { SinkMaker } from '@main/exchange/export/sinks/sink';
import type { OpenFile, Target } from '@main/exchange/export/target';

/**
 * A row group ends with this many rows, or characters, whichever comes first. Small groups fill the
 * memory too: what is known of each column of each group is held until the end of the file.
 */
const GROUP_ROWS = 8_000;
const GROUP_CHARACTERS = 2_000_000;

/** A Parquet file while it is written: memory holds one row group. */
export interface ParquetTable<Row extends object> {
  add(row: Row): Promise<void>;
  finish(): Promise<void>;
}

/** A table as one Parquet file. */
export function parquetFile<Row extends object>(columns: Columns<Row>): SinkMaker<Row> {
  return (target) => {
    const table = parquetTable(target, '', columns);
    return { add: (row) => table.add(row), finish: () => table.finish() };
  };
}

/** Starts a Parquet file of an export when its first row comes. */
export function parquetTable<Row extends object>(
  target: Target,
  name: string,
  columns: Columns<Row>,
): ParquetTable<Row> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns) });
  let file: OpenFile | null = null;
  let group: Row[] = [];
  let last: Row | null = null;
  let characters = 0;

  const drain = async (): Promise<void> => {
    file ??= await target.open(name);
    await file.write(new Uint8Array(bytes.buffer, 0, bytes.index));
    // The writer counts its place in the file by itself; only the buffer starts over.
    bytes.index = 0;
  };
  const flush = async (): Promise<void> => {
    if (group.length > 0) {
      const rows = group;
      group = [];
      last = null;
      characters = 0;
      const columnData = names.map((column) => ({
        name: column,
        data: rows.map((row) => row[column]),
        // Bounds are kept whole until the end of the file, and nobody looks for a text by its bounds.
        statistics: columns[column] !== 'text' && columns[column] !== 'turns',
        offsetIndex: false,
      }));
      await writer.write({ columnData, rowGroupSize: rows.length });
    }
    await drain();
  };
  return {
    add: async (row) => {
      group.push(row);
      for (const column of names) {
        // A value that stands in the row above is held, and written, once.
        if (row[column] !== last?.[column]) characters += charactersOf(row[column]);
      }
      last = row;
      if (group.length >= GROUP_ROWS || characters >= GROUP_CHARACTERS) await flush();
    },
    finish: async () => {
      await flush();
      await writer.finish();
      await drain();
      await file?.finish();
    },
  };
}

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return Array.isArray(value) ? JSON.stringify(value).length : 8;
}

/** The schema in Parquet's words: a flat list in which each group tells how many follow it. */
function schemaOf(columns: Readonly<Record<string, ColumnType>>): SchemaElement[] {
  const entries = Object.entries(columns);
  return [
    { name: 'root', num_children: entries.length },
    ...entries.flatMap(([name, type]) => elementsOf(name, type)),
  ];
}

function elementsOf(name: string, type: ColumnType): SchemaElement[] {
  switch (type) {
    case 'string':
    case 'text':
      return [text(name, 'OPTIONAL')];
    case 'int':
      return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
    case 'double':
      return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }];
    case 'boolean':
      return [{ name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }];
    case 'turns':
      return [
        { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
        text('role', 'OPTIONAL'),
        text('content', 'OPTIONAL'),
      ];
  }
}

function text(name: string, repetition_type: 'OPTIONAL'): SchemaElement {
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
}
