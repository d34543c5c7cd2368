import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { AccuracyGroup } from '@shared/ipc/rows';
import { fromJson } from '@main/store/json';
import { writer } from '@main/store/transaction';

/** Held-out preference accuracy of a model, by groups of pairs. */
export interface HeldoutAccuracy {
  readonly byType: readonly AccuracyGroup[];
  readonly byMargin: readonly AccuracyGroup[];
  readonly byDepth: readonly AccuracyGroup[];
}

/** A trained model: its files, complete on disk, and what is known about them. */
export interface StoredModel {
  /** Absolute path of the folder with weights, tokenizer, reference and manifest. */
  readonly directory: string;
  /** Steps of the whole training. */
  readonly steps: number;
  /** The step whose weights it has; `null` where that is not known. */
  readonly checkpoint: number | null;
  readonly parameters: number;
  /** SHA-256 of the weights file. */
  readonly weightsHash: string;
  /** Preference accuracy on held-out pairs, in [0, 1]; `null` where none were held out. */
  readonly heldoutAccuracy: number | null;
  readonly provider: string;
}

export interface ModelRepository {
  /** The folder where an experiment's model is to be written: `<workspace>/models/<id>`. */
  directoryFor(experimentId: string): string;
  /** Stores the experiment's model in place of an earlier one. Its files have to be complete. */
  save(experimentId: string, model: StoredModel, config: ExperimentConfig['model']): void;
  /** The experiment's model; `null` before its training ended. */
  find(experimentId: string): StoredModel | null;
  /**
   * Forgets what was found with the model's weights, in one transaction, before they change: Q-values
   * of the trees, the Q-guided agent's episodes, the comparison. The evaluation, where the experiment
   * has one, waits then; the other agents' episodes stay. Before a new `training` the
   * episodes of the ranker go too, which is trained with it, and the training waits; its numbers stay
   * until another one has begun.
   */
  forgetFindings(experimentId: string, before: 'weights' | 'training'): void;
  /** Stores how well the model orders held-out pairs; empties nothing when there is no model. */
  saveAccuracy(experimentId: string, accuracy: HeldoutAccuracy): void;
}

interface Row {
  readonly directory: string;
  readonly steps: number;
  readonly checkpoint: number | null;
  readonly parameters: number;
  readonly weights_hash: string;
  readonly heldout_accuracy: number | null;
  readonly provider: string;
}

/** @param workspace absolute path of the workspace folder, which may have moved since the last time */
export function modelRepository(db: Database, workspace: string): ModelRepository {
  const write = writer(db);
  const insert = db.prepare(`
    INSERT INTO model (id, experiment_id, created_at, directory, weights_hash, preset, config,
      steps, checkpoint, parameters, heldout_accuracy, provider)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (experiment_id) DO UPDATE SET
      created_at = excluded.created_at, directory = excluded.directory,
      weights_hash = excluded.weights_hash, preset = excluded.preset, config = excluded.config,
      steps = excluded.steps, checkpoint = excluded.checkpoint, parameters = excluded.parameters,
      heldout_accuracy = excluded.heldout_accuracy, provider = excluded.provider, accuracy = NULL
  `);
  const find = db.prepare<[string], Row>('SELECT * FROM model WHERE experiment_id = ?');
  const forgettingWeights = [
    `UPDATE node SET q = NULL WHERE q IS NOT NULL
       AND tree_id IN (SELECT id FROM tree WHERE experiment_id = ?)`,
    "DELETE FROM episode WHERE experiment_id = ? AND agent = 'beam'",
    'DELETE FROM comparison WHERE experiment_id = ?',
    // Its time begins anew: what lies between is no time of the evaluation.
    `UPDATE stage SET status = 'waiting', started_at = NULL, finished_at = NULL, progress = NULL
       WHERE experiment_id = ? AND stage = 'evaluate'`,
  ];
  const forgettingTraining = [
    "DELETE FROM episode WHERE experiment_id = ? AND agent = 'ranker-of-n'",
    `UPDATE stage SET status = 'waiting', started_at = NULL, finished_at = NULL, progress = NULL
       WHERE experiment_id = ? AND stage = 'train'`,
  ];
  const prepared = (statements: readonly string[]) => statements.map((sql) => db.prepare(sql));
  const forgetting = {
    weights: prepared(forgettingWeights),
    training: prepared(forgettingTraining),
  };
  const setAccuracy = db.prepare('UPDATE model SET accuracy = ? WHERE experiment_id = ?');
  return {
    directoryFor: (experimentId) => path.join(workspace, 'models', experimentId),
    save: (experimentId, model, config) =>
      write(() => {
        insert.run(
          experimentId,
          experimentId,
          Date.now(),
          path.relative(workspace, model.directory).split(path.sep).join('/'),
          model.weightsHash,
          config.preset,
          JSON.stringify(config),
          model.steps,
          model.checkpoint,
          model.parameters,
          model.heldoutAccuracy,
          model.provider,
        );
      }),
    find: (experimentId) => {
      const row = find.get(experimentId);
      if (!row) return null;
      return {
        directory: path.resolve(workspace, row.directory),
        steps: row.steps,
        checkpoint: row.checkpoint,
        parameters: row.parameters,
        weightsHash: row.weights_hash,
        heldoutAccuracy: row.heldout_accuracy,
        provider: row.provider,
      };
    },
    forgetFindings: (experimentId, before) =>
      write(() => {
        for (const forget of forgetting.weights) forget.run(experimentId);
        if (before === 'weights') return;
        for (const forget of forgetting.training) forget.run(experimentId);
      }),
    saveAccuracy: (experimentId, accuracy) =>
      write(() => void setAccuracy.run(JSON.stringify(accuracy), experimentId)),
  };
}

/** The model's accuracy by group; empty groups before they were measured. */
export function accuracyOf(db: Database, experimentId: string): HeldoutAccuracy {
  const stored = db
    .prepare<[string], string | null>('SELECT accuracy FROM model WHERE experiment_id = ?')
    .pluck()
    .get(experimentId);
  return stored == null
    ? { byType: [], byMargin: [], byDepth: [] }
    : fromJson<HeldoutAccuracy>(stored);
}
