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

/** Code is slow at first, and sessions are opened: further tasks are done for so long before. */
const WARM_SECONDS = 2;
const MOST_WARMUPS = 8;

/**
 * Measures a stage after it was done for other tasks, whose results are undone: the same tasks would
 * find in caches what those of an experiment have to make.
 * @param others what does it for the further tasks of a turn, from 1, and undoes it; `null` when there
 *   are no more
 */
export async function measureWarm(
  measure: StageMeasure,
  work: () => Promise<void>,
  others: (turn: number) => (() => Promise<void>) | null,
): Promise<TrialStage> {
  let first: number | null = null;
  let spent = 0;
  for (let turn = 1; turn <= MOST_WARMUPS && spent < WARM_SECONDS; turn += 1) {
    const warmup = others(turn);
    if (warmup === null) break;
    const { elapsedSeconds } = await measure(warmup);
    first ??= elapsedSeconds;
    spent += elapsedSeconds;
  }
  const stage = await measure(work);
  return { ...stage, warmupSeconds: Math.max(0, (first ?? 0) - stage.elapsedSeconds) };
}
