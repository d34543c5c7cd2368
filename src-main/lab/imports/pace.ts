import type { ImportProgress } from '@shared/exchange/imports';
import type { ImportSource } from '@main/exchange/import/source';
import { throttle } from '@main/lab/throttle';

/** Progress is told at most this often, and other work of the process gets through. */
const PROGRESS_MILLISECONDS = 100;
const REST_MILLISECONDS = 15;

/**
 * Gives what a reading calls between records: it lets other work of the process through from time to
 * time, tells the progress, and stops the reading when the signal is raised.
 */
export function createPace(
  source: ImportSource,
  watch: {
    readonly onProgress: (progress: ImportProgress) => void;
    readonly signal: AbortSignal;
  },
): (bytes: number) => Promise<void> | undefined {
  const once = source.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const perPhase = () => throttle(PROGRESS_MILLISECONDS, Date.now, watch.onProgress);
  let progress = perPhase();
  let rested = performance.now();
  let before = 0;
  let last = 0;
  return (bytes) => {
    watch.signal.throwIfAborted();
    // The second reading begins anew, and is told of at once.
    if (bytes < last) {
      before = once;
      progress = perPhase();
    }
    last = bytes;
    progress.offer({
      done: Math.min(before + bytes, 2 * once),
      total: 2 * once,
      phase: before === 0 ? 'checking' : 'importing',
    });
    if (performance.now() - rested < REST_MILLISECONDS) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        rested = performance.now();
        resolve();
      });
    });
  };
}
