import type { TrialStage } from '@shared/experiment/trial';
import { timed } from '@main/lab/trial/timed';
import type { WatchedLedger } from '@main/lab/trial/watched-ledger';
import type { WatchedModels } from '@main/lab/trial/watched-models';

/** Does a stage and tells what it took. */
export type StageMeasure = (work: () => Promise<void>) => Promise<TrialStage>;

export function stageMeasure(ledger: WatchedLedger, models: WatchedModels): StageMeasure {
  return async (work) => {
    const before = process.cpuUsage();
    const { seconds } = await timed(work);
    const { user, system } = process.cpuUsage(before);
    return {
      warmupSeconds: 0,
      elapsedSeconds: seconds,
      computedSeconds: (user + system) / 1e6,
      scoringSeconds: models.take(),
      replies: ledger.take(),
    };
  };
}

/** Code is slow at first: a stage is done again while all its runs so far took less than this. */
const WARM_SECONDS = 2;
const MOST_RUNS = 8;

/**
 * Does a stage until it is as fast as it will be, and gives the last measure with what the first run
 * took longer.
 * @param undo makes the stage undone
 */
export async function measureWarm(
  measure: StageMeasure,
  work: () => Promise<void>,
  undo: () => void,
): Promise<TrialStage> {
  let first: number | null = null;
  let spent = 0;
  for (let run = 1; ; run += 1) {
    const stage = await measure(work);
    first ??= stage.elapsedSeconds;
    spent += stage.elapsedSeconds;
    if (spent >= WARM_SECONDS || run >= MOST_RUNS) {
      return { ...stage, warmupSeconds: Math.max(0, first - stage.elapsedSeconds) };
    }
    undo();
  }
}
