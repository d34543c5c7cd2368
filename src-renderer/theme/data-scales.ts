/** The sequential scale and the legends of both as CSS: they follow the theme by themselves. */

const LAST_STOP = 6;

/** Fill for a share in [0, 1] on the sequential scale. */
export function sequentialFill(share: number): string {
  return between(clamp(share, 0, 1));
}

/** The scale as a gradient from left to right, for legends. */
export function gradientOf(scale: 'diverging' | 'positive' | 'sequential'): string {
  const [name, first, last] =
    scale === 'sequential' ? ['seq', 0, 6] : ['div', scale === 'positive' ? 4 : 0, 8];
  const stops = Array.from({ length: last - first + 1 }, (_, at) => `var(--${name}-${first + at})`);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

function between(share: number): string {
  const at = share * LAST_STOP;
  const from = Math.floor(at);
  const rest = Math.round((at - from) * 100);
  if (rest === 0) return `var(--seq-${from})`;
  return `color-mix(in oklab, var(--seq-${from + 1}) ${rest}%, var(--seq-${from}))`;
}

function clamp(value: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, Number.isNaN(value) ? 0 : value));
}
