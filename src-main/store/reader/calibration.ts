import type { Database } from 'better-sqlite3';
import type { Calibration } from '@shared/ipc/rows';

/** Steps that are given at most; so many marks on a chart are a cloud anyway. */
const MOST_STEPS = 20_000;
/** Trees that are proposed for scoring at a time. */
const TO_SCORE = 10;

interface TreeMark {
  readonly id: number;
  readonly scored: number;
}
type StepTuple = [tree: number, parent: number, value: number, q: number];

/**
 * The value that the search gave and the Q-value that the model gives, for the visited steps of the
 * trees of held-out tasks that were scored: the model was not trained on them.
 */
export function modelCalibration(db: Database, input: { experimentId: string }): Calibration {
  const trees = db
    .prepare<[string], TreeMark>(
      `SELECT tree.id, EXISTS (
         SELECT 1 FROM node WHERE tree_id = tree.id AND q IS NOT NULL
       ) AS scored
       FROM tree WHERE experiment_id = ? AND task_id IN (
         SELECT task_id FROM pair WHERE experiment_id = tree.experiment_id AND split = 'heldout'
       ) ORDER BY tree.id`,
    )
    .all(input.experimentId);
  const scored = trees.filter((tree) => tree.scored === 1).map(({ id }) => id);
  const steps = db
    .prepare<[string, number], StepTuple>(
      `SELECT tree_id, parent, value_sum / visits, q FROM node
       WHERE tree_id IN (SELECT value FROM json_each(?)) AND parent IS NOT NULL
         AND q IS NOT NULL AND visits > 0
       ORDER BY tree_id, parent, id LIMIT ?`,
    )
    .raw()
    .all(JSON.stringify(scored), MOST_STEPS);
  return {
    trees: trees.length,
    scored: scored.length,
    toScore: trees
      .filter((tree) => tree.scored === 0)
      .slice(0, TO_SCORE)
      .map(({ id }) => id),
    values: Float64Array.from(steps, ([, , value]) => value),
    q: Float64Array.from(steps, ([, , , q]) => q),
    siblings: siblingsOf(steps),
  };
}

/** How many pairs of siblings differ in V and in Q, and in how many both order them alike. */
function siblingsOf(steps: readonly StepTuple[]): Calibration['siblings'] {
  let [pairs, alike] = [0, 0];
  for (const [i, [tree, parent, value, q]] of steps.entries()) {
    // Siblings stand next to one another.
    for (let j = i + 1; j < steps.length; j += 1) {
      const [otherTree, otherParent, otherValue, otherQ] = steps[j]!;
      if (otherTree !== tree || otherParent !== parent) break;
      const order = (value - otherValue) * (q - otherQ);
      if (order === 0) continue;
      pairs += 1;
      if (order > 0) alike += 1;
    }
  }
  return { pairs, alike };
}
