/** A chart's axis: its ends and the round numbers between them that are written. */
export interface RoundAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/**
 * An axis that holds `lo` to `hi` with about `count` round ticks. Its ends lie on a tick or halfway
 * between two.
 */
export function roundAxis(lo: number, hi: number, count = 5): RoundAxis {
  const [low, high] = lo < hi ? [lo, hi] : [lo - 0.5, hi + 0.5];
  const step = roundStep((high - low) / count);
  const half = step / 2;
  const min = exact(Math.floor(low / half + 1e-9) * half, step);
  const max = exact(Math.ceil(high / half - 1e-9) * half, step);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => exact((first + i) * step, step));
  return { min, max, ticks };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Takes off what binary fractions add, and the sign of zero. */
function exact(value: number, step: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(20, digits))) + 0;
}

/** Decimals with which all ticks of an axis can be told apart and are exact. */
export function tickDecimals(ticks: readonly number[]): number {
  for (let digits = 0; digits < 8; digits += 1) {
    if (ticks.every((tick) => Math.abs(Number(tick.toFixed(digits)) - tick) < 1e-9)) return digits;
  }
  return 8;
}
