import { useCallback, useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import type { CallFailure } from '@shared/ipc/contract';
import type { TrainingMetric } from '@shared/experiment/progress';
import {
  appendMetrics,
  emptyHistory,
  HISTORY_LIMIT,
  type MetricHistory,
} from '../model/metric-history';

/** Steps come many a second; curves are drawn anew this often. */
const DRAW_MS = 500;

export interface TrainingHistory {
  readonly history: MetricHistory;
  /** The stored part has been read. */
  readonly loaded: boolean;
  readonly failure: CallFailure | null;
  readonly reload: () => void;
}

/** The numbers of a training: what is stored, and what comes in while it runs. */
export function useTrainingMetrics(experimentId: string): TrainingHistory {
  const [history, setHistory] = useState(emptyHistory);
  const [loaded, setLoaded] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [round, setRound] = useState(0);
  const waiting = useRef<TrainingMetric[]>([]);

  useEffect(() => {
    let current = true;
    waiting.current = [];
    setHistory(emptyHistory);
    setLoaded(false);
    setFailure(null);
    void callBridge('models.metrics', { experimentId, after: 0, limit: HISTORY_LIMIT }).then(
      (result) => {
        if (!current) return;
        if (result.ok) setHistory(appendMetrics(emptyHistory, result.value));
        else setFailure(result.failure);
        setLoaded(result.ok);
      },
    );
    return () => {
      current = false;
    };
  }, [experimentId, round]);

  useBridgeEvent('training.metrics', (event) => {
    if (event.experimentId === experimentId) waiting.current.push(...event.metrics);
  });
  useEffect(() => {
    if (!loaded) return undefined;
    const timer = setInterval(() => {
      const metrics = waiting.current;
      if (metrics.length === 0) return;
      waiting.current = [];
      setHistory((before) => appendMetrics(before, metrics));
    }, DRAW_MS);
    return () => clearInterval(timer);
  }, [loaded]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { history, loaded, failure, reload };
}
