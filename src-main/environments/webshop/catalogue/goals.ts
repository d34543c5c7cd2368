import { z } from 'zod';
import type { WebShopSection } from '@shared/experiment/config';
import type { EnvironmentTask } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import { taskOf, type Goal } from '../data/goals';
import type { Product } from '../data/product';
import { Remembered } from '@shared/remembered';
import { storedGoalSchema, type StoredGoal } from './layout';
import type { OpenCatalogue } from './open-catalogue';

const goalRow = z.object({
  number: z.int(),
  asin: z.string(),
  title: z.string(),
  goal: z.string(),
});

/** The kinds of goals in the order of the tasks, and how the ids of their tasks begin. */
const KINDS = [
  { kind: 'made', id: 'synthetic' },
  { kind: 'written', id: 'human' },
] as const;

/** Goals whose products are held. */
const KEPT_GOALS = 1024;

/** The goals of a catalogue as tasks, and each of them when it is played. */
export interface CatalogueGoals {
  readonly tasks: readonly EnvironmentTask[];
  /** @throws CallError `unknown-task` */
  goal(id: string): Goal;
}

/** Reads the goals of the `wanted` kinds; their products are looked up with `product` when played. */
export function readGoals(
  { db }: Pick<OpenCatalogue, 'db'>,
  wanted: WebShopSection['goals'],
  product: (asin: string) => Product,
): CatalogueGoals {
  const select = db.prepare(
    `SELECT number, goals.asin AS asin, title, goal FROM goals
     JOIN products ON products.asin = goals.asin WHERE kind = ? ORDER BY number`,
  );
  const tasks: EnvironmentTask[] = [];
  const stored = new Map<string, StoredGoal & { readonly asin: string }>();
  for (const { kind, id: begins } of KINDS) {
    if (wanted !== 'all' && wanted !== begins) continue;
    for (const row of select.iterate(kind)) {
      const { number, asin, title, goal: text } = goalRow.parse(row);
      const goal = storedGoalSchema.parse(JSON.parse(text));
      const id = `${begins}-${number}`;
      stored.set(id, { ...goal, asin });
      tasks.push(taskOf({ id, ...goal, product: { asin, title } }));
    }
  }
  const played = new Remembered<Goal>(KEPT_GOALS);
  return {
    tasks,
    goal: (id) =>
      played.get(id, () => {
        const found = stored.get(id);
        if (!found) throw new CallError('unknown-task', `WebShop has no task ${id}.`);
        const { asin, ...goal } = found;
        return { id, ...goal, product: product(asin) };
      }),
  };
}
