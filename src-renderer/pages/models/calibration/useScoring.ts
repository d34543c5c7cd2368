import { useCallback, useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { notify } from '@renderer/state/notices';

/** Scores trees one after another until all are scored, it is stopped, or the page is left. */
export function useScoring(onScored: () => void): {
  readonly run: (trees: readonly number[]) => Promise<void>;
  readonly stop: () => void;
  readonly progress: { readonly done: number; readonly total: number } | null;
} {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const stopped = useRef(false);
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  useEffect(() => stop, [stop]);
  const run = useCallback(
    async (trees: readonly number[]) => {
      stopped.current = false;
      for (const [done, treeId] of trees.entries()) {
        if (stopped.current) break;
        setProgress({ done, total: trees.length });
        const result = await callBridge('trees.score', { treeId });
        if (!result.ok) {
          notify({ tone: 'bad', message: result.failure.message });
          break;
        }
        onScored();
      }
      setProgress(null);
    },
    [onScored],
  );
  return { run, stop, progress };
}
