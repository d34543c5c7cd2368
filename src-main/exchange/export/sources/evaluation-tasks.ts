import { sourceOf } from '@shared/experiment/config';
import { canonicalJson, chosenSections } from '@shared/experiment/hash';
import type { SourceGround } from '@main/exchange/export/sources/source';
import { configFromJson } from '@main/store/json';

/** Names of the filters, wherever their counts are shown. */
export const LEAK_FILTER = 'task of the evaluation';
export const OTHERS_LEAK_FILTER = 'task of another experiment’s evaluation';

interface Task {
  readonly taskId: string;
  readonly instruction: string;
}

/** Tells whether agents were compared on a task; what was trained on must not be evaluated on. */
export interface EvaluationTasks {
  /** In the experiment that is exported: by id, or asking for the same in the same words. */
  own(task: Task): boolean;
  /**
   * In any other of the workspace: asking for the same in the same words, or by id where the
   * experiment plays the same environment in the same way.
   */
  others(task: Task): boolean;
}

interface Row {
  readonly experiment_id: string;
  readonly task_id: string;
  readonly instruction: string;
}

/** The tasks that have been played in evaluations until now. */
export function evaluationTasks({
  db,
  filter: { experimentId },
}: Pick<SourceGround, 'db' | 'filter'>): EvaluationTasks {
  const played = db
    .prepare<[], Row>('SELECT DISTINCT experiment_id, task_id, instruction FROM episode')
    .all();
  const configs = new Map(
    db
      .prepare<[string], { id: string; config: string }>(
        `SELECT id, config FROM experiment
         WHERE id = ? OR id IN (SELECT experiment_id FROM episode)`,
      )
      .all(experimentId)
      .map(({ id, config }) => [id, config]),
  );
  const source = sourceText(configs.get(experimentId));
  const alike = new Set(
    [...configs].flatMap(([id, config]) =>
      source !== null && sourceText(config) === source ? [id] : [],
    ),
  );
  const own = played.filter((row) => row.experiment_id === experimentId);
  const others = played.filter((row) => row.experiment_id !== experimentId);
  return {
    own: lookup(own, own),
    others: lookup(
      others,
      others.filter((row) => alike.has(row.experiment_id)),
    ),
  };
}

function lookup(said: readonly Row[], named: readonly Row[]): (task: Task) => boolean {
  const ids = new Set(named.map(({ task_id }) => task_id));
  const instructions = new Set(said.map(({ instruction }) => plain(instruction)));
  return ({ taskId, instruction }) => ids.has(taskId) || instructions.has(plain(instruction));
}

/** Which environment an experiment plays, and how; `null` where the config cannot be read. */
function sourceText(config: string | undefined): string | null {
  if (config === undefined) return null;
  try {
    return canonicalJson(chosenSections(sourceOf(configFromJson(config).task)));
  } catch {
    return null;
  }
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
