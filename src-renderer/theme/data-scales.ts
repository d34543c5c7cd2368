/** The data scales as CSS colours, for marks drawn as SVG: they follow the theme by themselves. */

/** Fill for a value in [−1, 1] on the diverging scale; values outside are clamped. */
export function divergingFill(value: number): string {
  return between('div', 8, (clamp(value, -1, 1) + 1) / 2);
}

/** Fill for a share in [0, 1] on the sequential scale. */
export function sequentialFill(share: number): string {
  return between('seq', 6, clamp(share, 0, 1));
}

/** The scale as a gradient from left to right, for legends. */
export function gradientOf(scale: 'diverging' | 'positive' | 'sequential'): string {
  const [name, first, last] =
    scale === 'sequential' ? ['seq', 0, 6] : ['div', scale === 'positive' ? 4 : 0, 8];
  const stops = Array.from({ length: last - first + 1 }, (_, at) => `var(--${name}-${first + at})`);
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** Ink for a mark on a fill of the diverging scale: the extremes are dark in light, light in dark. */
export function inkOnDiverging(value: number): string {
  return Math.abs(value) > 0.6 ? 'var(--surface)' : 'var(--ink)';
}

function between(name: string, last: number, share: number): string {
  const at = share * last;
  const from = Math.floor(at);
  const rest = Math.round((at - from) * 100);
  if (rest === 0) return `var(--${name}-${from})`;
  return `color-mix(in srgb, var(--${name}-${from + 1}) ${rest}%, var(--${name}-${from}))`;
}

function clamp(value: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, Number.isNaN(value) ? 0 : value));
}
