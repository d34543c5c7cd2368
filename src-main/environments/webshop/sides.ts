import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WebShopSection } from '@shared/experiment/config';
import type { EnvironmentTask, TaskSides } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import { readJson } from './data/rows';

/** Goals that people wrote, in the official files: the numbers of lists count through all of them. */
export const OFFICIAL_GOALS = 12_087;

/** The official code's ranges of goal numbers; what lies between is its validation set. */
const OFFICIAL = { testEnd: 500, trainStart: 1500 };

/** Which split, and of what. */
export interface SplitChoice extends Pick<WebShopSection, 'split' | 'indices'> {
  /** Goals that people wrote, where the tasks have their numbers from. */
  readonly written: number;
}

/**
 * The split of the tasks that is asked for, to be spread into a family; nothing where the seed splits
 * them. The lists of ETO are read when the split is asked for, and once.
 */
export function sidesOf(
  tasks: readonly EnvironmentTask[],
  { split, indices, written }: SplitChoice,
): { readonly sides?: () => TaskSides } {
  switch (split) {
    case 'products':
      return {};
    case 'official':
      return { sides: () => officialSides(tasks) };
    case 'eto': {
      let read: TaskSides | undefined;
      return { sides: () => (read ??= listedSides(tasks, indices, written)) };
    }
  }
}

/** Goals 0 to 499 for testing and 1,500 onwards for training, of each kind of goals by its numbers. */
function officialSides(tasks: readonly EnvironmentTask[]): TaskSides {
  const numbered = tasks.map((task) => ({ task, number: Number(/\d+$/.exec(task.id)?.[0]) }));
  const within = (start: number, end: number): EnvironmentTask[] =>
    numbered.filter(({ number }) => number >= start && number < end).map(({ task }) => task);
  return { train: within(OFFICIAL.trainStart, Infinity), test: within(0, OFFICIAL.testEnd) };
}

const listSchema = z.array(z.int().nonnegative());

/** @throws CallError `bad-data` when a list cannot be read, or counts through goals that are not here */
function listedSides(
  tasks: readonly EnvironmentTask[],
  folder: string | null,
  written: number,
): TaskSides {
  if (written !== OFFICIAL_GOALS) {
    throw new CallError(
      'bad-data',
      `ETO’s lists count through the ${OFFICIAL_GOALS} goals that people wrote, of which this ` +
        `catalogue has ${written}. Import the full catalogue, or choose another split.`,
    );
  }
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const listed = (file: string): EnvironmentTask[] => {
    if (!existsSync(join(folder ?? '', file))) {
      throw new CallError(
        'bad-data',
        `${folder ?? 'The folder'} holds no ${file}. Name the folder with both of ETO’s lists in ` +
          'task.webshop.indices.',
      );
    }
    // One number stands twice in ETO's training list.
    const numbers = new Set(readJson(join(folder ?? '', file), listSchema));
    return [...numbers].flatMap((number) => byId.get(`human-${number}`) ?? []);
  };
  return { train: listed('train_indices.json'), test: listed('test_indices.json') };
}
