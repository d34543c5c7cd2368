/** A cell that is a number, a range or a share of something: read from its right end. */
const NUMERIC = /^[+−-]?[\d.,<]/;

/**
 * Rows of cells as text, columns padded to the widest cell. A column stands to the right when all
 * its cells below the head are numbers, else to the left; the first is always a name.
 */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const [, ...body] = rows;
  const widths = rows.reduce<number[]>(
    (seen, row) => row.map((cell, i) => Math.max(seen[i] ?? 0, cell.length)),
    [],
  );
  const right = widths.map(
    (_, i) => i > 0 && body.every((row) => row[i] === '' || NUMERIC.test(row[i] ?? '')),
  );
  const pad = (cell: string, i: number): string =>
    right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
  return rows.map((row) => row.map(pad).join('   ').trimEnd()).join('\n');
}
