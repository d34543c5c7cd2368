import { roundAxis } from '@renderer/components/charts/round-axis';

/** Round numbers from `lo` to `hi`, about `wanted` of them. */
export function niceTicks(lo: number, hi: number, wanted = 4): readonly number[] {
  return roundAxis(lo, hi, wanted).ticks.filter((tick) => tick >= lo && tick <= hi);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12, 24, 48, 168].map((n) => n * HOUR),
];

/** Round times of the local clock between two moments, at most `most`, with the step between them. */
export function clockTicks(
  from: number,
  to: number,
  most: number,
): { readonly ticks: readonly number[]; readonly step: number } {
  const step = steps.find((each) => (to - from) / each <= most) ?? steps.at(-1)!;
  const offset = new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const ticks: number[] = [];
  for (let at = first; at <= to && ticks.length <= most; at += step) ticks.push(at);
  return { ticks, step };
}

/** A tick of the clock, as exact as its step asks for. */
export function clockTick(at: number, step: number): string {
  const options: Intl.DateTimeFormatOptions =
    step >= 24 * HOUR
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', ...(step < MINUTE && { second: '2-digit' }) };
  return new Date(at).toLocaleString('en-GB', options);
}
