import { keyedRandom, shuffled } from '@shared/random/keyed';
import { CallError } from '@main/rpc/rpc';
import type { SplitOverlap } from '@shared/experiment/split-overlap';
import type { EnvironmentFamily, EnvironmentTask } from './environment';

/** Share of the groups from which training tasks are drawn. */
const TRAIN_SHARE = 0.7;

/** How many tasks an experiment wants of each kind, and the seed that draws them. */
export interface TaskSelection {
  readonly seed: number;
  readonly trainTasks: number;
  readonly testTasks: number;
}

/** The tasks of an experiment: no group (in WebShop no product) is in both lists. */
export interface SplitTasks {
  readonly train: readonly EnvironmentTask[];
  readonly test: readonly EnvironmentTask[];
  /** What the two sides of a split that somebody else made had in common; `null` of any other. */
  readonly overlap: SplitOverlap | null;
}

/**
 * The training and test tasks that are wanted of an environment: the first of the split that it
 * brings along, else drawn by `selectTasks`. A training task of the former that shares its group with
 * any of the split's test tasks is left out.
 * @throws CallError `too-many-tasks` as `selectTasks`, and what the environment throws of its split
 */
export function splitTasks(
  family: Pick<EnvironmentFamily, 'tasks' | 'sides'>,
  selection: TaskSelection,
): SplitTasks {
  const sides = family.sides?.();
  if (!sides) return { ...selectTasks(family.tasks(), selection), overlap: null };
  const { test } = sides;
  const tested = new Set(test.map(({ group }) => group));
  const trained = new Set(sides.train.map(({ group }) => group));
  const train = sides.train.filter(({ group }) => !tested.has(group));
  refuseBeyond(train.length, selection.trainTasks, TRAINING, 'the split');
  refuseBeyond(test.length, selection.testTasks, TESTING, 'the split');
  return {
    train: train.slice(0, selection.trainTasks),
    test: test.slice(0, selection.testTasks),
    overlap: {
      testTasks: test.length,
      sharing: test.filter(({ group }) => trained.has(group)).length,
      trainTasks: sides.train.length,
      leftOut: sides.train.length - train.length,
    },
  };
}

/**
 * Draws training and test tasks. The groups are split 70 to 30 by the seed alone, so that no group
 * is on both sides whatever the counts; within a side every group gives one task before any gives a
 * second. Asking for fewer tasks gives the first of the tasks that asking for more gives.
 * @throws CallError `too-many-tasks` naming the limit when a side has fewer tasks than wanted.
 */
export function selectTasks(
  tasks: readonly EnvironmentTask[],
  { seed, trainTasks, testTasks }: TaskSelection,
): { readonly train: readonly EnvironmentTask[]; readonly test: readonly EnvironmentTask[] } {
  const groups = shuffled(
    [...new Set(tasks.map(({ group }) => group))],
    keyedRandom(seed, 'split'),
  );
  const border = Math.round(groups.length * TRAIN_SHARE);
  const train = drawRound(tasks, groups.slice(0, border), seed);
  const test = drawRound(tasks, groups.slice(border), seed);
  refuseBeyond(train.length, trainTasks, TRAINING, 'this seed’s split');
  refuseBeyond(test.length, testTasks, TESTING, 'this seed’s split');
  return { train: train.slice(0, trainTasks), test: test.slice(0, testTasks) };
}

/** All tasks of `groups`: first one of each group, then a second of each that has one, and so on. */
function drawRound(
  tasks: readonly EnvironmentTask[],
  groups: readonly string[],
  seed: number,
): EnvironmentTask[] {
  const byGroup = new Map<string, EnvironmentTask[]>(groups.map((group) => [group, []]));
  for (const task of tasks) byGroup.get(task.group)?.push(task);
  const decks = [...byGroup].map(([group, held]) =>
    shuffled(held, keyedRandom(seed, 'tasks', group)),
  );
  const rounds = Math.max(0, ...decks.map((deck) => deck.length));
  return Array.from({ length: rounds }, (_, round) =>
    decks.flatMap((deck) => deck.slice(round, round + 1)),
  ).flat();
}

const TRAINING = 'training tasks (task.trainTasks)';
const TESTING = 'test tasks (task.testTasks)';

function refuseBeyond(limit: number, wanted: number, kind: string, split: string): void {
  if (wanted <= limit) return;
  throw new CallError(
    'too-many-tasks',
    `${wanted} ${kind} were asked for, but ${split} has only ${limit}: ` +
      (limit > 0 ? `ask for ${limit} or fewer.` : 'choose another split.'),
  );
}
