import { DuckDBInstance } from '@duckdb/node-api';

/** Rows of a Parquet or CSV file as DuckDB reads them, with the type of each column. */
export async function readTable(
  file: string,
): Promise<{ rows: Record<string, unknown>[]; types: Record<string, string> }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const from = file.endsWith('.csv')
      ? `read_csv('${file}', header = true, all_varchar = true, quote = '"', escape = '"', max_line_size = 10000000)`
      : `read_parquet('${file}')`;
    const reader = await connection.runAndReadAll(`SELECT * FROM ${from}`);
    const types = reader.columnNames().map((name, i) => [name, reader.columnType(i).toString()]);
    return { rows: reader.getRowObjectsJson(), types: Object.fromEntries(types) as never };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
