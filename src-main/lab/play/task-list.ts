import type { ParsedInput } from '@shared/ipc/contract';
import type { SplitOverlap } from '@shared/experiment/split-overlap';
import type { TaskDetail, TaskPage, TaskRow, TaskUse } from '@shared/ipc/play';
import type { EnvironmentFamily, EnvironmentTask } from '@main/environments/environment';
import { splitTasks, type TaskSelection } from '@main/environments/split';
import { CallError } from '@main/rpc/rpc';

/** What an experiment takes of the tasks. */
interface Uses {
  /** What each task is used for; one that is not in the map is not used. */
  readonly byId: ReadonlyMap<string, TaskUse>;
  readonly overlap: SplitOverlap | null;
}

/** The tasks of one environment, prepared to be looked through. */
export interface TaskList {
  page(input: ParsedInput<'tasks.page'>): TaskPage;
  /** @throws CallError `not-found` */
  detail(input: ParsedInput<'tasks.get'>): TaskDetail;
  /** @throws CallError `not-found` */
  find(taskId: string): EnvironmentTask;
}

/** Reads the tasks of `family` once; the split that was asked for last is kept. */
export function createTaskList(family: EnvironmentFamily): TaskList {
  const tasks = family.tasks();
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const texts = tasks.map(searchedText);
  const groupSizes = new Map<string, number>();
  for (const { group } of tasks) groupSizes.set(group, (groupSizes.get(group) ?? 0) + 1);
  const usesOf = rememberLast((key) => usesUnder(family, JSON.parse(key) as TaskSelection));
  const usesFor = ({
    task: { trainTasks, testTasks },
    seed,
  }: Pick<ParsedInput<'tasks.page'>, 'task' | 'seed'>): Uses | null =>
    seed === null ? null : usesOf(JSON.stringify({ seed, trainTasks, testTasks }));

  const find = (taskId: string): EnvironmentTask => {
    const task = byId.get(taskId);
    if (task) return task;
    throw new CallError('not-found', `This environment has no task “${taskId}”.`);
  };
  return {
    find,
    page: (input) => {
      const uses = usesFor(input);
      const words = input.search.toLowerCase().split(/\s+/).filter(Boolean);
      const held = tasks
        .filter((_, at) => words.every((word) => texts[at]!.includes(word)))
        .map((task) => rowOf(task, uses));
      const rows = input.use === null ? held : held.filter(({ use }) => use === input.use);
      const place = rows.findIndex(({ id }) => id === input.find);
      return {
        all: tasks.length,
        uses: uses && countUses(held),
        overlap: uses?.overlap ?? null,
        total: rows.length,
        place: place < 0 ? null : place,
        rows: rows.slice(input.offset, input.offset + input.limit),
      };
    },
    detail: (input) => {
      const task = find(input.taskId);
      return {
        ...rowOf(task, usesFor(input)),
        gold: task.gold,
        groupSize: groupSizes.get(task.group) ?? 1,
      };
    },
  };
}

function searchedText({ id, instruction, group, gold }: EnvironmentTask): string {
  return [id, instruction, group, ...Object.values(gold)].join('\n').toLowerCase();
}

function rowOf({ id, instruction, group }: EnvironmentTask, uses: Uses | null): TaskRow {
  return { id, instruction, group, use: uses && (uses.byId.get(id) ?? 'unused') };
}

function countUses(rows: readonly TaskRow[]): Record<TaskUse, number> {
  const counts = { train: 0, test: 0, unused: 0 };
  for (const { use } of rows) if (use) counts[use] += 1;
  return counts;
}

function usesUnder(family: EnvironmentFamily, selection: TaskSelection): Uses {
  const { train, test, overlap } = splitTasks(family, selection);
  const byId = new Map([
    ...train.map(({ id }) => [id, 'train'] as const),
    ...test.map(({ id }) => [id, 'test'] as const),
  ]);
  return { byId, overlap };
}

/** Pages of one list are asked for one after another: the answer for the latest key is kept. */
function rememberLast<T>(make: (key: string) => T): (key: string) => T {
  let last: { readonly key: string; readonly value: T } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
