import { useCallback, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { notify } from '@renderer/state/notices';
import type { CallInput } from '@shared/ipc/contract';
import type { PairRow } from '@shared/ipc/rows';

export type ReviewAction = CallInput<'pairs.review'>['action'];

/** A pair that was decided on here, and in how many steps. */
interface Done {
  readonly pair: PairRow;
  readonly steps: number;
}

export interface Review {
  /** Makes decisions about a pair, in order; gives the pair as it is then, or `null` on failure. */
  readonly decide: (pair: PairRow, actions: readonly ReviewAction[]) => Promise<PairRow | null>;
  /**
   * Takes back the latest thing done here; without one, the latest decision about `pair`. Gives the
   * pair that changed.
   */
  readonly undo: (pair: PairRow) => Promise<PairRow | null>;
  readonly canUndo: (pair: PairRow) => boolean;
  readonly busy: boolean;
}

/**
 * Decisions about pairs, one at a time.
 * @param onChanged told of each pair as it is after a decision
 */
export function useReview(onChanged: (pair: PairRow) => void): Review {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<readonly Done[]>([]);
  const running = useRef(false);

  const send = useCallback(
    async (pair: PairRow, actions: readonly ReviewAction[]): Promise<PairRow | null> => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      const now = await sendAll(pair, actions);
      running.current = false;
      setBusy(false);
      if (now) onChanged(now);
      return now;
    },
    [onChanged],
  );

  const decide = useCallback(
    async (pair: PairRow, actions: readonly ReviewAction[]) => {
      const now = await send(pair, actions);
      if (now) setDone((before) => [...before, { pair: now, steps: actions.length }]);
      return now;
    },
    [send],
  );

  const undo = useCallback(
    async (pair: PairRow) => {
      const latest = done.at(-1) ?? { pair, steps: 1 };
      const now = await send(latest.pair, Array<ReviewAction>(latest.steps).fill({ kind: 'undo' }));
      if (now) setDone((before) => before.slice(0, -1));
      return now;
    },
    [done, send],
  );

  const canUndo = (pair: PairRow) => done.length > 0 || pair.edited || pair.review !== 'unreviewed';
  return { decide, undo, canUndo, busy };
}

async function sendAll(pair: PairRow, actions: readonly ReviewAction[]): Promise<PairRow | null> {
  for (const action of actions) {
    const result = await callBridge('pairs.review', { pairId: pair.id, action });
    if (!result.ok) {
      notify({ tone: 'bad', message: result.failure.message });
      return null;
    }
  }
  return readPair(pair);
}

/** The pair as it is now. */
async function readPair({ id, experimentId, taskId }: PairRow): Promise<PairRow | null> {
  const result = await callBridge('pairs.page', {
    filter: { experimentId, taskId },
    order: 'task',
    offset: 0,
    limit: 500,
  });
  if (result.ok) return result.value.rows.find((row) => row.id === id) ?? null;
  notify({ tone: 'bad', message: result.failure.message });
  return null;
}
