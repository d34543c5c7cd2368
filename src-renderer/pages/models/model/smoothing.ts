const WINDOWS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Window, in steps, over which a run of this length is smoothed: a twentieth of it, rounded. */
export function smoothingWindow(steps: number): number {
  return WINDOWS.findLast((window) => window <= steps / 20) ?? WINDOWS[0]!;
}

export interface Sample {
  readonly step: number;
  readonly value: number;
}

/**
 * Mean of the values in the last `window` steps, at every sample. What is not a number is left out of
 * the mean, and stays a gap where it stands.
 */
export function smooth(samples: readonly Sample[], window: number): readonly Sample[] {
  let sum = 0;
  let count = 0;
  let first = 0;
  const add = (value: number, sign: 1 | -1) => {
    if (!Number.isFinite(value)) return;
    sum += sign * value;
    count += sign;
  };
  return samples.map(({ step, value }) => {
    add(value, 1);
    while (samples[first]!.step <= step - window) {
      add(samples[first]!.value, -1);
      first += 1;
    }
    return { step, value: Number.isFinite(value) && count > 0 ? sum / count : Number.NaN };
  });
}
