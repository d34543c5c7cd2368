import type { Episode } from '@shared/evaluation/episode';

/** How an agent did on one task, over all its episodes there. */
export interface TaskOutcome {
  /** Mean reward, in [0, 1]. */
  readonly reward: number;
  /** Share of the episodes with reward 1; 0 or 1 when there is one. */
  readonly success: number;
}

/**
 * Outcomes by task id. Episodes of the same task are not independent, so the task is the unit of
 * every interval and test: several episodes count as their mean.
 */
export function outcomesByTask(
  episodes: readonly Pick<Episode, 'taskId' | 'reward' | 'terminal'>[],
): ReadonlyMap<string, TaskOutcome> {
  const byTask = new Map<string, { rewards: number[]; successes: number[] }>();
  for (const { taskId, reward, terminal } of episodes) {
    const played = byTask.get(taskId) ?? { rewards: [], successes: [] };
    byTask.set(taskId, played);
    played.rewards.push(reward);
    played.successes.push(terminal === 'success' ? 1 : 0);
  }
  return new Map(
    [...byTask].map(([taskId, { rewards, successes }]) => [
      taskId,
      { reward: mean(rewards), success: mean(successes) },
    ]),
  );
}

/** Arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
