import { keyedRandom, shuffled } from '@shared/random/keyed';
import { CallError } from '@main/rpc/rpc';
import type { EnvironmentTask } from './environment';

/** Share of the groups from which training tasks are drawn. */
const TRAIN_SHARE = 0.7;

/** How many tasks an experiment wants of each kind, and the seed that draws them. */
export interface TaskSelection {
  readonly seed: number;
  readonly trainTasks: number;
  readonly testTasks: number;
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
  refuseBeyond(train.length, trainTasks, 'training tasks (task.trainTasks)');
  refuseBeyond(test.length, testTasks, 'test tasks (task.testTasks)');
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

function refuseBeyond(limit: number, wanted: number, kind: string): void {
  if (wanted <= limit) return;
  throw new CallError(
    'too-many-tasks',
    `${wanted} ${kind} were asked for, but this seed’s split has only ${limit}: ask for ${limit} or fewer.`,
  );
}
