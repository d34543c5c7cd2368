import type { Database } from 'better-sqlite3';
import { formatStep, type AgentAction } from '@shared/agent/action';
import type { Candidate, Decision, Episode } from '@shared/evaluation/episode';
import type { AgentKind } from '@shared/experiment/config';
import type { TerminalKind } from '@shared/tree/tree';
import { fromJson } from '@main/store/json';
import type { PutText } from '@main/store/texts';

/** An episode without its decisions, as `SELECT_EPISODES` gives it. */
export interface EpisodeRow {
  readonly id: number;
  readonly agent: AgentKind;
  readonly task_id: string;
  readonly instruction: string;
  readonly initial_observation: string;
  readonly terminal: TerminalKind;
  readonly reward: number;
  readonly reward_parts: string;
  readonly policy_calls: number;
  readonly environment_steps: number;
  readonly invalid_actions: number;
}

/** Episodes with their first observation; to be completed by a condition on `episode`. */
export const SELECT_EPISODES = `
  SELECT episode.id, agent, task_id, instruction, text.body AS initial_observation, terminal,
    reward, reward_parts, policy_calls, environment_steps, invalid_actions
  FROM episode JOIN text ON text.id = episode.initial_observation
`;

/** A candidate in its column; `raw` is left out where it is just the step as StepQ writes it. */
interface StoredCandidate {
  readonly action: Omit<AgentAction, 'raw'> & { readonly raw?: string };
  readonly score: number | null;
}

interface DecisionRow {
  readonly candidates: string;
  readonly taken: number;
  readonly observation: string;
  readonly valid: number;
}

/** A function that stores one decision of an episode. */
export function decisionWriter(
  db: Database,
): (episodeId: number, position: number, decision: Decision, put: PutText) => void {
  const insert = db.prepare(`
    INSERT INTO decision (episode_id, position, candidates, taken, observation, valid)
    VALUES (?, ?, ?, ?, ?, ?)
  `);
  return (episodeId, position, decision, put) => {
    insert.run(
      episodeId,
      position,
      JSON.stringify(decision.candidates.map(packed)),
      decision.taken,
      put(decision.observation),
      Number(decision.valid),
    );
  };
}

/** An episode with its decisions. */
export function episodeOf(db: Database, row: EpisodeRow): Episode {
  const decisions = db
    .prepare<[number], DecisionRow>(
      `SELECT candidates, taken, text.body AS observation, valid
       FROM decision JOIN text ON text.id = decision.observation
       WHERE episode_id = ? ORDER BY position`,
    )
    .all(row.id);
  return {
    agent: row.agent,
    taskId: row.task_id,
    instruction: row.instruction,
    initialObservation: row.initial_observation,
    terminal: row.terminal,
    reward: row.reward,
    rewardParts: fromJson<Record<string, number>>(row.reward_parts),
    policyCalls: row.policy_calls,
    environmentSteps: row.environment_steps,
    invalidActions: row.invalid_actions,
    decisions: decisions.map((decision) => ({
      candidates: fromJson<StoredCandidate[]>(decision.candidates).map(unpacked),
      taken: decision.taken,
      observation: decision.observation,
      valid: decision.valid === 1,
    })),
  };
}

function packed({ action, score }: Candidate): StoredCandidate {
  const { raw, ...rest } = action;
  return { action: raw === formatStep(action) ? rest : action, score };
}

function unpacked({ action, score }: StoredCandidate): Candidate {
  return { action: { ...action, raw: action.raw ?? formatStep(action) }, score };
}
