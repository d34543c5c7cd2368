import type { Database } from 'better-sqlite3';
import type { AgentKind } from '@shared/experiment/config';
import type { ParsedInput } from '@shared/ipc/contract';
import type { TaskOutcome } from '@shared/ipc/rows';
import type { TerminalKind } from '@shared/tree/tree';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly candidates: number;
  readonly tree_id: number | null;
  readonly nodes: number | null;
  readonly best_reward: number | null;
}

interface EpisodeRow {
  readonly experiment_id: string;
  readonly agent: AgentKind;
  readonly reward: number;
  readonly terminal: TerminalKind;
  readonly steps: number;
}

/** How a task went in the experiments that searched or played it, newest first. */
export function taskOutcomes(
  db: Database,
  { environment, taskId }: ParsedInput<'tasks.outcomes'>,
): TaskOutcome[] {
  const episodes = db
    .prepare<[string, string], EpisodeRow>(
      // By experiment first: the index on episodes begins with it.
      `SELECT experiment_id, agent, reward, terminal, environment_steps AS steps
       FROM experiment JOIN episode ON episode.experiment_id = experiment.id
       WHERE environment = ? AND task_id = ? ORDER BY episode.id`,
    )
    .all(environment, taskId);
  return db
    .prepare<[string, string], Row>(
      `SELECT experiment.id, name, config ->> '$.evaluation.candidates' AS candidates,
         tree.id AS tree_id, nodes, best_reward
       FROM experiment
       LEFT JOIN tree ON tree.experiment_id = experiment.id AND tree.task_id = ?
       WHERE environment = ? ORDER BY created_at DESC, experiment.rowid DESC`,
    )
    .all(taskId, environment)
    .map((row) => outcomeOf(row, episodes))
    .filter(({ tree, episodes: played }) => tree !== null || played.length > 0);
}

function outcomeOf(row: Row, episodes: readonly EpisodeRow[]): TaskOutcome {
  return {
    experimentId: row.id,
    experimentName: row.name,
    candidates: row.candidates,
    tree:
      row.tree_id === null
        ? null
        : { treeId: row.tree_id, nodes: row.nodes ?? 0, bestReward: row.best_reward },
    episodes: episodes
      .filter(({ experiment_id }) => experiment_id === row.id)
      .map(({ experiment_id: _experiment, ...episode }) => episode),
  };
}
