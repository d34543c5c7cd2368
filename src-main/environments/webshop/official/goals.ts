import type { z } from 'zod';
import type { StoredGoal } from '../catalogue/layout';
import type { madeSchema, writtenSchema } from './instructions';
import type { PythonRandom } from './python-random';

/** The price cap of a goal that names none (upstream's constant). */
const NO_PRICE_CAP = 1_000_000;

/** How a goal says what it may cost. */
export interface PriceCap {
  /** In dollars. */
  readonly cap: number;
  /** Ends the instruction; empty where there is no cap. */
  readonly text: string;
}

/**
 * The price cap of a goal whose product costs `price`: the larger of two that are drawn from the
 * first four of 10, 20, … 990 above the price; none where fewer than two are.
 */
export function drawPriceCap(price: number, random: PythonRandom): PriceCap {
  const [first, second, ...more] = Array.from({ length: 99 }, (_, i) => 10 * (i + 1))
    .filter((cap) => cap > price)
    .slice(0, 4);
  if (first === undefined || second === undefined) return { cap: NO_PRICE_CAP, text: '' };
  const cap = Math.max(...random.pair([first, second, ...more]));
  return { cap, text: `, and price lower than ${cap.toFixed(2)} dollars` };
}

type Options = Readonly<Record<string, readonly string[]>>;

/** How many goals are made from a product with these options: all combinations of one of each. */
export function countCombinations(options: Options): number {
  return Object.values(options).reduce((product, { length }) => product * length, 1);
}

/**
 * Combination number `index` of one value of each option, options in the order of their names and
 * the last changing fastest, as Python's `itertools.product` counts.
 */
export function combinationAt(options: Options, index: number): { name: string; value: string }[] {
  const chosen: { name: string; value: string }[] = [];
  let rest = index;
  for (const name of Object.keys(options).toSorted().toReversed()) {
    const values = options[name] ?? [];
    chosen.unshift({ name, value: values[rest % values.length] ?? '' });
    rest = Math.floor(rest / values.length);
  }
  return chosen;
}

/** The goal that is made from an instruction of `items_ins_v2.json` and one combination of options. */
export function madeGoal(
  { instruction, instruction_attributes: attributes }: z.output<typeof madeSchema>,
  options: readonly { readonly name: string; readonly value: string }[],
  { cap, text }: PriceCap,
): StoredGoal {
  const asked = options.map(({ name, value }) => `${name}: ${value}`).join(', and ');
  return {
    instruction: `${instruction ?? ''}${asked === '' ? '' : ` with ${asked}`}${text}`,
    attributes: attributes ?? [],
    options: [...options],
    priceCap: cap,
  };
}

/** The goal of an instruction that a person wrote. */
export function writtenGoal(
  written: z.output<typeof writtenSchema>[number],
  { cap, text }: PriceCap,
): StoredGoal {
  return {
    instruction: `${written.instruction.replace(/^\.+|\.+$/g, '')}${text}`,
    attributes: written.instruction_attributes,
    options: written.instruction_options.map((value) => ({ name: null, value })),
    priceCap: cap,
  };
}
