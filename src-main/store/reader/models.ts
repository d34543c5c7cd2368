import type { Database } from 'better-sqlite3';
import { experimentOfBase } from '@shared/experiment/config';
import type { TrainingMetric } from '@shared/experiment/progress';
import type { ParsedInput } from '@shared/ipc/contract';
import type { ModelRow } from '@shared/ipc/rows';
import { metricOf, type MetricRow } from '@main/store/metrics';
import { accuracyOf, type HeldoutAccuracy } from '@main/store/models';

/** Newest first. */
export function modelRows(db: Database): ModelRow[] {
  const rows = db
    .prepare<[], Omit<ModelRow, 'baseExperimentId'>>(
      `SELECT model.id, experiment_id AS experimentId, experiment.name AS experimentName,
         model.created_at AS createdAt, preset, parameters, steps,
         coalesce(checkpoint, steps) AS checkpoint, model.config ->> '$.base' AS base,
         heldout_accuracy AS heldoutAccuracy, weights_hash AS weightsHash, provider
       FROM model JOIN experiment ON experiment.id = experiment_id
       ORDER BY model.created_at DESC, model.id`,
    )
    .all();
  const trained = new Set(rows.map(({ experimentId }) => experimentId));
  return rows.map((row) => ({ ...row, baseExperimentId: experimentWith(row.base, trained) }));
}

/** The model's folder in a workspace, wherever that is. */
const MODEL_FOLDER = /[\\/]models[\\/]([0-9a-f]+)[\\/]model[\\/]?$/;

/** The experiment whose model a training started from, named by its id or by its folder. */
function experimentWith(base: string | null, trained: ReadonlySet<string>): string | null {
  const id = experimentOfBase(base) ?? (base && MODEL_FOLDER.exec(base)?.[1]);
  return id && trained.has(id) ? id : null;
}

/**
 * Training numbers after a step, oldest first. Of more than `limit` steps every k-th is given, and
 * within each such stretch a step on which the held-out pairs were measured comes first: those are
 * few, and the curve is drawn from them.
 */
export function modelMetrics(db: Database, input: ParsedInput<'models.metrics'>): TrainingMetric[] {
  const steps = db
    .prepare<[string, number], StepMark>(
      `SELECT step, heldout_accuracy IS NOT NULL AS measured FROM metric
       WHERE experiment_id = ? AND step > ? ORDER BY step`,
    )
    .all(input.experimentId, input.after);
  return db
    .prepare<[string, string], MetricRow>(
      `SELECT * FROM metric
       WHERE experiment_id = ? AND step IN (SELECT value FROM json_each(?)) ORDER BY step`,
    )
    .all(input.experimentId, JSON.stringify(thinned(steps, input.limit)))
    .map(metricOf);
}

/** The model's accuracy by group; empty before training ended. */
export function modelAccuracy(db: Database, input: { experimentId: string }): HeldoutAccuracy {
  return accuracyOf(db, input.experimentId);
}

interface StepMark {
  readonly step: number;
  readonly measured: number;
}

/** One step of each of `limit` equal stretches: a measured one, otherwise the last. */
function thinned(steps: readonly StepMark[], limit: number): number[] {
  if (steps.length <= limit) return steps.map(({ step }) => step);
  return Array.from({ length: limit }, (_, i) => {
    const from = Math.floor((i * steps.length) / limit);
    const to = Math.floor(((i + 1) * steps.length) / limit);
    const stretch = steps.slice(from, to);
    const pick = stretch.findLast(({ measured }) => measured === 1) ?? stretch.at(-1);
    return pick?.step ?? 0;
  });
}
