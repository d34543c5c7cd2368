/** Numbers as the workbench writes them: a real minus, commas in thousands, a fixed number of decimals. */

const MINUS = '−';

/** `1,284` */
export function count(value: number): string {
  return withMinus(Math.round(value).toLocaleString('en-US'));
}

/** `0.30`; scores have two decimals. */
export function score(value: number, decimals = 2): string {
  return withMinus(value.toFixed(decimals));
}

/** `+0.31`, `−0.05`, `0.00`: for differences, where the sign is the message. */
export function signed(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return (value < 0 ? MINUS : '+') + text;
}

/** `57 %` of a share in [0, 1]. */
export function percent(share: number, decimals = 0): string {
  return `${withMinus((share * 100).toFixed(decimals))} %`;
}

/** `0.25 to 0.37` */
export function interval(lo: number, hi: number, decimals = 2): string {
  return `${score(lo, decimals)} to ${score(hi, decimals)}`;
}

/** `118,400`, `1.2 M`: for big counts in narrow places. */
export function compact(value: number): string {
  return value < 1_000_000 ? count(value) : `${(value / 1_000_000).toFixed(1)} M`;
}

/** `1 pair`, `1,284 pairs`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A rate in the unit that gives a number one can read. */
export function rateOf(perSecond: number, unit: string): string {
  return perSecond >= 1
    ? `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} ${unit}/s`
    : `${(perSecond * 60).toFixed(perSecond < 1 / 6 ? 1 : 0)} ${unit}/min`;
}

/** What rounds to zero has no sign. */
function withMinus(text: string): string {
  if (!text.startsWith('-')) return text;
  return Number(text) === 0 ? text.slice(1) : MINUS + text.slice(1);
}

const units = ['KB', 'MB', 'GB', 'TB'] as const;

/** A size on a disk: `512 bytes`, `1.4 MB`. Units are powers of 1,000, as disks are sold. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`;
  const power = Math.min(units.length, Math.floor(Math.log10(value) / 3));
  const size = value / 1000 ** power;
  return `${size < 10 ? score(size, 1) : count(Math.round(size))} ${units[power - 1] ?? ''}`;
}
