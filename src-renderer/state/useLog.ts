import { useMemo, useState } from 'react';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { useCall, type CallState } from '@renderer/state/useCall';
import type { LogRow } from '@shared/ipc/rows';

/** Lines kept in view. */
const MOST = 1000;

/** The newest lines of an experiment's log, oldest first, growing while it runs. */
export function useLog(experimentId: string): CallState<readonly LogRow[]> {
  const stored = useCall('logs.list', { experimentId, limit: MOST });
  const [live, setLive] = useState<readonly LogRow[]>([]);
  useBridgeEvent('log', (event) => {
    if (event.experimentId === experimentId) {
      setLive((before) => [...before, event.row].slice(-MOST));
    }
  });
  const value = useMemo(() => stored.value && mergeLines(stored.value, live), [stored.value, live]);
  return { ...stored, value };
}

/** Stored and newly sent lines as one, each once, oldest first. */
export function mergeLines(stored: readonly LogRow[], live: readonly LogRow[]): readonly LogRow[] {
  const byId = new Map([...stored, ...live].map((row) => [row.id, row]));
  return [...byId.values()].sort((a, b) => a.id - b.id).slice(-MOST);
}
