/** A number as it stands in a field: whole, or with no more digits than a person reads. */
export function numberText(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '';
  return Number.isInteger(value)
    ? value.toLocaleString('en-US')
    : String(Number(value.toPrecision(6))).replace('-', '−');
}

/**
 * The number that a text stands for. Commas and spaces in thousands, a real minus sign and √ of a
 * number are understood.
 * @returns `null` when it is none
 */
export function numberOf(text: string): number | null {
  const plain = text.replace(/[\s,\u202f]/g, '').replace('−', '-');
  const root = /^√(\d+(?:\.\d+)?)$/.exec(plain)?.[1];
  if (root !== undefined) return Math.sqrt(Number(root));
  if (!/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
