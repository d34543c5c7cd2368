import { useCallback, useState } from 'react';
import { useCall } from '@renderer/state/useCall';
import type { CallFailure, CallInput } from '@shared/ipc/contract';
import type { TaskPage, TaskRow } from '@shared/ipc/play';

/** Rows asked for at once; more than a window shows. */
const PAGE = 200;

/** What the list shows. */
export type TaskQuestion = Pick<CallInput<'tasks.page'>, 'task' | 'seed' | 'search' | 'use'>;

export interface TaskPages {
  /** Counts, and the place of the chosen task; `undefined` before the first answer. */
  readonly counts: Omit<TaskPage, 'rows'> | undefined;
  readonly first: TaskRow | undefined;
  /** The row at a place, once its page has been read. */
  readonly row: (index: number) => TaskRow | undefined;
  readonly failure: CallFailure | null;
  readonly loading: boolean;
  readonly reload: () => void;
  /** Reads what rows `first` to `last` need. */
  readonly show: (first: number, last: number) => void;
}

/** The tasks that answer a question, read by pages as they come into view. */
export function useTaskPages(question: TaskQuestion, chosen: string | null): TaskPages {
  const [view, setView] = useState({ first: 0, last: 0 });
  const page = (at: number): CallInput<'tasks.page'> => ({
    ...question,
    find: null,
    offset: at * PAGE,
    limit: PAGE,
  });
  const counts = useCall(
    'tasks.page',
    { ...question, find: chosen, offset: 0, limit: 1 },
    { keep: true },
  );
  // A window is lower than a page: what it shows lies on two at most.
  const upper = useCall('tasks.page', page(view.first));
  const lower = useCall('tasks.page', page(view.last));
  const upperRows = upper.value?.rows;
  const lowerRows = lower.value?.rows;
  const row = useCallback(
    (index: number) => {
      const at = Math.floor(index / PAGE);
      if (at === view.first) return upperRows?.[index % PAGE];
      return at === view.last ? lowerRows?.[index % PAGE] : undefined;
    },
    [view, upperRows, lowerRows],
  );
  const show = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE), last: Math.floor(Math.max(0, last) / PAGE) };
    setView((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  return {
    counts: counts.value,
    first: counts.value?.rows[0],
    row,
    failure: counts.failure,
    loading: counts.loading,
    reload: counts.reload,
    show,
  };
}
