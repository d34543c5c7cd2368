import type { CatalogueFacts, StoredGoal } from '../catalogue/layout';
import type { CatalogueWriter } from './catalogue-writer';
import { combinationAt, drawPriceCap, madeGoal, writtenGoal } from './goals';
import { PythonRandom } from './python-random';
import type { StagedInstructions } from './staged-instructions';
import type { StagedProducts } from './staged-products';

/** The seed of everything that the official code draws. */
export const OFFICIAL_SEED = 233;

/** Made goals that are written, the first in the official order: more than an experiment can ask for. */
const MADE_LIMIT = 100_000;

/** More made goals than this have no official order here: it would take a gibibyte to find it. */
const LONGEST_ORDER = 2 ** 27;

/**
 * Writes the goals under their numbers in the official order: all that people wrote, and of the made
 * ones the first hundred thousand.
 * @param random as it is after the prices were drawn; each kind of goals goes on from there
 */
export function writeGoals(
  writer: CatalogueWriter,
  staged: StagedInstructions,
  products: StagedProducts,
  random: PythonRandom,
): CatalogueFacts['goals'] {
  const written = writeWritten(writer, staged, products, random.copy());
  const { possible } = products;
  const made = possible > LONGEST_ORDER ? 0 : writeMade(writer, staged, products, random.copy());
  return { written, made, possible };
}

function writeWritten(
  writer: CatalogueWriter,
  staged: StagedInstructions,
  products: StagedProducts,
  random: PythonRandom,
): number {
  const goals: { readonly asin: string; readonly goal: StoredGoal }[] = [];
  for (const { asin, price } of products.instructed()) {
    for (const written of staged.written(asin) ?? []) {
      if (written.instruction_attributes.length === 0) continue;
      goals.push({ asin, goal: writtenGoal(written, drawPriceCap(price, random)) });
    }
  }
  for (const [number, index] of officialOrder(goals.length).entries()) {
    const { asin, goal } = goals[index]!;
    writer.addGoal('written', number, asin, goal);
  }
  return goals.length;
}

function writeMade(
  writer: CatalogueWriter,
  staged: StagedInstructions,
  products: StagedProducts,
  random: PythonRandom,
): number {
  const first = officialOrder(products.possible).slice(0, MADE_LIMIT);
  const kept = [...first.entries()].sort(([, a], [, b]) => a - b);
  let start = 0;
  let next = 0;
  for (const { document, asin, price, combinations } of products.instructed()) {
    if (combinations === null) continue;
    const cap = drawPriceCap(price, random);
    const end = start + combinations;
    const own = kept.slice(next, next + countBelow(kept, next, end));
    if (own.length > 0) {
      const made = staged.made(asin)!;
      const { options } = writer.product(document);
      for (const [number, index] of own) {
        const chosen = combinationAt(options, index - start);
        writer.addGoal('made', number, asin, madeGoal(made, chosen, cap));
      }
    }
    next += own.length;
    start = end;
  }
  return kept.length;
}

/** How many of the pairs from `from` on have an index below `end`; indices rise. */
function countBelow(
  kept: readonly (readonly [number: number, index: number])[],
  from: number,
  end: number,
): number {
  let to = from;
  while (to < kept.length && kept[to]![1] < end) to += 1;
  return to - from;
}

/** Which of so many goals stands at each place: the shuffle that the official code ends with. */
function officialOrder(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  new PythonRandom(OFFICIAL_SEED).shuffle(order);
  return order;
}
