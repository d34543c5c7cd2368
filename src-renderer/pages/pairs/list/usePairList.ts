import { useCallback, useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import type { CallFailure } from '@shared/ipc/contract';
import type { PairFilter } from '@shared/ipc/filters';
import type { PairRow } from '@shared/ipc/rows';
import { PAGE_SIZE, pagesFor, storeOffset } from '../model/list-window';
import { stillPasses, type PairOrder } from '../model/pair-filter';

interface ListState {
  /** The question that the rows answer. */
  readonly key: string;
  /** Rows of the list, those reviewed away included; `null` until the first page is there. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, PairRow>;
  /** Rows that no longer pass the filter, by index. */
  readonly departed: ReadonlySet<number>;
  readonly failure: CallFailure | null;
}

/** The list of pairs: rows by index, where they have been read. */
export interface PairList extends Omit<ListState, 'key'> {
  /** Reads what rows `first` to `last` need. */
  readonly show: (first: number, last: number) => void;
  /** Puts the present state of a pair into its row; the row keeps its place. */
  readonly update: (row: PairRow) => void;
  readonly reload: () => void;
}

/**
 * Pages of pairs, read as they come into view. The list stands still during review: it is asked for
 * anew only when the filter or the order changes, or when `generation` does.
 * @param generation changes when the pairs themselves were built anew
 */
export function usePairList(filter: PairFilter, order: PairOrder, generation: number): PairList {
  const [round, setRound] = useState(0);
  const key = JSON.stringify([filter, order, generation, round]);
  const [state, setState] = useState<ListState>(() => fresh(key));
  const current = useRef<ListState>(state);
  const asked = useRef(new Set<number>());
  const question = useRef({ filter, order });
  question.current = { filter, order };

  const apply = useCallback((forKey: string, change: (before: ListState) => ListState) => {
    if (current.current.key !== forKey) return;
    current.current = change(current.current);
    setState(current.current);
  }, []);

  const readPage = useCallback(
    async (page: number) => {
      const forKey = current.current.key;
      asked.current.add(page);
      const result = await callBridge('pairs.page', {
        ...question.current,
        offset: storeOffset(page, current.current.departed),
        limit: PAGE_SIZE,
      });
      apply(forKey, (before) => {
        if (!result.ok) {
          asked.current.delete(page);
          return { ...before, failure: result.failure };
        }
        const rows = new Map(before.rows);
        result.value.rows.forEach((row, i) => rows.set(page * PAGE_SIZE + i, row));
        const total = result.value.total + before.departed.size;
        return { ...before, rows, total, failure: null };
      });
    },
    [apply],
  );

  const { experimentId } = filter;
  useEffect(() => setState(fresh('')), [experimentId]);
  useEffect(() => {
    // The rows in view stay until the first page of the new list is there.
    current.current = fresh(key);
    asked.current = new Set();
    void readPage(0);
  }, [key, readPage]);

  const show = useCallback(
    (first: number, last: number) => {
      for (const page of pagesFor(first, last, current.current.total ?? 0)) {
        if (!asked.current.has(page)) void readPage(page);
      }
    },
    [readPage],
  );

  const update = useCallback(
    (row: PairRow) => {
      apply(current.current.key, (before) => {
        const index = indexOf(before.rows, row.id);
        if (index === null) return before;
        const departed = new Set(before.departed);
        if (stillPasses(row, question.current.filter)) departed.delete(index);
        else departed.add(index);
        return { ...before, departed, rows: new Map(before.rows).set(index, row) };
      });
    },
    [apply],
  );

  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { ...state, show, update, reload };
}

/** Place of a pair among the rows that have been read. */
export function indexOf(rows: ReadonlyMap<number, PairRow>, id: string | null): number | null {
  for (const [index, row] of rows) if (row.id === id) return index;
  return null;
}

function fresh(key: string): ListState {
  return { key, total: null, rows: new Map(), departed: new Set(), failure: null };
}
