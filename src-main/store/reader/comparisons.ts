import type { Database } from 'better-sqlite3';
import type { ComparisonReport } from '@shared/evaluation/episode';
import type { ParsedInput } from '@shared/ipc/contract';
import type { ComparedTask, EpisodeDetail } from '@shared/ipc/rows';
import { CallError } from '@main/rpc/rpc';
import { comparisonOf } from '@main/store/comparisons';
import { episodeOf, SELECT_EPISODES, type EpisodeRow } from '@main/store/episode-rows';

/** `null` before the evaluation ended. */
export function compareReport(
  db: Database,
  input: { experimentId: string },
): ComparisonReport | null {
  return comparisonOf(db, input.experimentId);
}

/** The tasks that both agents have played, by task id. */
export function compareTasks(db: Database, input: ParsedInput<'compare.tasks'>): ComparedTask[] {
  return db
    .prepare<[string, string, string], ComparedTask>(
      `SELECT a.task_id AS taskId, a.instruction, a.reward AS rewardA, b.reward AS rewardB
       FROM episode a JOIN episode b USING (experiment_id, task_id)
       WHERE experiment_id = ? AND a.agent = ? AND b.agent = ? ORDER BY a.task_id`,
    )
    .all(input.experimentId, input.a, input.b);
}

/** @throws CallError `not-found` */
export function compareEpisode(db: Database, input: ParsedInput<'compare.episode'>): EpisodeDetail {
  const row = db
    .prepare<[string, string, string], EpisodeRow>(
      `${SELECT_EPISODES} WHERE experiment_id = ? AND agent = ? AND task_id = ?`,
    )
    .get(input.experimentId, input.agent, input.taskId);
  if (!row) {
    throw new CallError('not-found', `Agent ${input.agent} has not played this task.`);
  }
  const episode = episodeOf(db, row);
  return {
    agent: episode.agent,
    taskId: episode.taskId,
    instruction: episode.instruction,
    initialObservation: episode.initialObservation,
    terminal: episode.terminal,
    reward: episode.reward,
    rewardParts: episode.rewardParts,
    decisions: episode.decisions,
  };
}
