import type { Database } from 'better-sqlite3';
import type { Episode } from '@shared/evaluation/episode';
import type { AgentKind } from '@shared/experiment/config';
import { CallError } from '@main/rpc/rpc';
import {
  decisionWriter,
  episodeOf,
  SELECT_EPISODES,
  type EpisodeRow,
} from '@main/store/episode-rows';
import { textWriter } from '@main/store/texts';
import { writer } from '@main/store/transaction';

export interface EpisodeRepository {
  /**
   * Stores an episode with its decisions in one transaction.
   * @param milliseconds how long it took
   * @throws CallError `conflict` when that agent has played that task already, `disk-full`.
   */
  commit(experimentId: string, episode: Episode, milliseconds: number): void;
  /** Tasks that an agent has played. */
  committed(experimentId: string, agent: AgentKind): Set<string>;
  /** Every episode of an agent, by task id. */
  list(experimentId: string, agent: AgentKind): Episode[];
  /** Policy samples drawn in all episodes of an experiment. */
  policyCalls(experimentId: string): number;
  /** What each episode of an experiment took, by task id and agent. */
  costs(experimentId: string): EpisodeCost[];
  /** Forgets the episodes of all agents, or of one. */
  clear(experimentId: string, agent?: AgentKind): void;
}

/** What an episode took. */
export interface EpisodeCost {
  readonly agent: AgentKind;
  readonly taskId: string;
  readonly policyCalls: number;
  readonly environmentSteps: number;
  readonly milliseconds: number;
}

export function episodeRepository(db: Database): EpisodeRepository {
  const write = writer(db);
  const putTexts = textWriter(db);
  const putDecision = decisionWriter(db);
  const insert = db
    .prepare<unknown[], number>(
      `INSERT INTO episode (experiment_id, agent, task_id, instruction, initial_observation,
         terminal, reward, reward_parts, policy_calls, environment_steps, invalid_actions,
         milliseconds)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING RETURNING id`,
    )
    .pluck();
  const committed = db
    .prepare<[string, string], string>(
      'SELECT task_id FROM episode WHERE experiment_id = ? AND agent = ?',
    )
    .pluck();
  const list = db.prepare<[string, string], EpisodeRow>(
    `${SELECT_EPISODES} WHERE experiment_id = ? AND agent = ? ORDER BY task_id`,
  );
  const policyCalls = db
    .prepare<[string], number>('SELECT total(policy_calls) FROM episode WHERE experiment_id = ?')
    .pluck();
  const costs = db.prepare<[string], EpisodeCost>(
    `SELECT agent, task_id AS taskId, policy_calls AS policyCalls,
       environment_steps AS environmentSteps, milliseconds
     FROM episode WHERE experiment_id = ? ORDER BY task_id, agent`,
  );
  const clearAll = db.prepare('DELETE FROM episode WHERE experiment_id = ?');
  const clearOne = db.prepare('DELETE FROM episode WHERE experiment_id = ? AND agent = ?');
  return {
    commit: (experimentId, episode, milliseconds) =>
      write(() => {
        const put = putTexts();
        const id = insert.get(
          experimentId,
          episode.agent,
          episode.taskId,
          episode.instruction,
          put(episode.initialObservation),
          episode.terminal,
          episode.reward,
          JSON.stringify(episode.rewardParts),
          episode.policyCalls,
          episode.environmentSteps,
          episode.invalidActions,
          Math.round(milliseconds),
        );
        if (id === undefined) {
          throw new CallError(
            'conflict',
            `Agent ${episode.agent} has played task ${episode.taskId} already; that episode is kept.`,
          );
        }
        episode.decisions.forEach((decision, position) => putDecision(id, position, decision, put));
      }),
    committed: (experimentId, agent) => new Set(committed.all(experimentId, agent)),
    list: (experimentId, agent) => list.all(experimentId, agent).map((row) => episodeOf(db, row)),
    costs: (experimentId) => costs.all(experimentId),
    policyCalls: (experimentId) => policyCalls.get(experimentId) ?? 0,
    clear: (experimentId, agent) =>
      write(() => {
        if (agent === undefined) clearAll.run(experimentId);
        else clearOne.run(experimentId, agent);
      }),
  };
}
