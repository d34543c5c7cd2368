import type { Columns } from '@main/exchange/export/sinks/columns';
import type { EpisodeItem } from '@main/exchange/export/sources/episodes';

/** An episode as a row of a table. */
interface EpisodeTableRow {
  readonly agent: string;
  readonly task_id: string;
  readonly instruction: string;
  readonly terminal: string;
  readonly reward: number;
  /** Parts of the reward by name, as JSON. */
  readonly reward_parts: string;
  readonly steps: number;
  readonly policy_calls: number;
  readonly environment_steps: number;
  readonly invalid_actions: number;
}

export const episodeColumns: Columns<EpisodeTableRow> = {
  agent: 'string',
  task_id: 'string',
  instruction: 'text',
  terminal: 'string',
  reward: 'double',
  reward_parts: 'text',
  steps: 'int',
  policy_calls: 'int',
  environment_steps: 'int',
  invalid_actions: 'int',
};

export function episodeTableRow({ episode }: EpisodeItem): EpisodeTableRow {
  return {
    agent: episode.agent,
    task_id: episode.taskId,
    instruction: episode.instruction,
    terminal: episode.terminal,
    reward: episode.reward,
    reward_parts: JSON.stringify(episode.rewardParts),
    steps: episode.decisions.length,
    policy_calls: episode.policyCalls,
    environment_steps: episode.environmentSteps,
    invalid_actions: episode.invalidActions,
  };
}

/** A candidate of a decision as a row of a table. */
interface DecisionTableRow {
  readonly agent: string;
  readonly task_id: string;
  /** From 0. */
  readonly step: number;
  /** From 0, in sampling order. */
  readonly candidate: number;
  readonly taken: boolean;
  readonly thought: string;
  readonly action_type: string;
  readonly argument: string;
  /** Of whoever chose: Q of `beam`, the ranker's score, votes. */
  readonly score: number | null;
  /** What came back; empty for candidates that were not taken. */
  readonly observation: string | null;
  readonly valid: boolean | null;
}

export const decisionColumns: Columns<DecisionTableRow> = {
  agent: 'string',
  task_id: 'string',
  step: 'int',
  candidate: 'int',
  taken: 'boolean',
  thought: 'text',
  action_type: 'string',
  argument: 'text',
  score: 'double',
  observation: 'text',
  valid: 'boolean',
};

export function decisionTableRows({ episode }: EpisodeItem): DecisionTableRow[] {
  return episode.decisions.flatMap((decision, step) =>
    decision.candidates.map(({ action, score }, candidate) => {
      const taken = candidate === decision.taken;
      return {
        agent: episode.agent,
        task_id: episode.taskId,
        step,
        candidate,
        taken,
        thought: action.thought,
        action_type: action.type,
        argument: action.argument,
        score,
        observation: taken ? decision.observation : null,
        valid: taken ? decision.valid : null,
      };
    }),
  );
}
