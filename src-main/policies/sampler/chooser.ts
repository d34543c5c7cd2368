import type { RandomSource } from '@shared/random/keyed';

/** Something that can be chosen and how likely it is at temperature 1, up to a common factor. */
export interface Weighted<T> {
  readonly item: T;
  readonly weight: number;
}

/** How the sampler decides: by chance, or always for the likeliest. */
export interface Chooser {
  /**
   * One of `options`, whose weights are above 0. Undefined when there is none.
   */
  choose<T>(options: readonly Weighted<T>[]): T | undefined;
}

/** Chooses the largest weight; of equal ones the first. */
export const modeChooser: Chooser = {
  choose: (options) =>
    options.reduce<(typeof options)[number] | undefined>(
      (best, option) => (best && best.weight >= option.weight ? best : option),
      undefined,
    )?.item,
};

/**
 * Chooses with probability proportional to weight^(1/temperature), as a language model does with its
 * tokens: 1 keeps the weights, towards 0 only the likeliest is left, above 1 they draw level.
 * @param temperature 0 or more; 0 is `modeChooser`
 */
export function randomChooser(random: RandomSource, temperature: number): Chooser {
  if (temperature === 0) return modeChooser;
  return {
    choose: (options) => {
      const largest = Math.max(...options.map(({ weight }) => weight));
      const weights = options.map(({ weight }) => (weight / largest) ** (1 / temperature));
      let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
      return options.find((_, i) => (rest -= weights[i]!) < 0)?.item ?? options.at(-1)?.item;
    },
  };
}
