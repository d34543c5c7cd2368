import type { Database } from 'better-sqlite3';
import type { TrainingMetric } from '@shared/experiment/progress';
import { writer } from '@main/store/transaction';

export interface MetricRepository {
  /**
   * Stores the numbers of training steps. A step that is trained again after a restart replaces
   * its numbers.
   */
  add(experimentId: string, metrics: readonly TrainingMetric[]): void;
  /** The last step there are numbers of; 0 before the first. */
  lastStep(experimentId: string): number;
  /** Forgets the steps of an earlier training. */
  clear(experimentId: string): void;
}

/** A metric as it is stored; what was not a finite number is NULL. */
export interface MetricRow {
  readonly step: number;
  readonly phase: TrainingMetric['phase'];
  readonly loss: number | null;
  readonly chosen_reward: number | null;
  readonly rejected_reward: number | null;
  readonly accuracy: number | null;
  readonly gradient_norm: number | null;
  readonly learning_rate: number | null;
  readonly tokens_per_second: number | null;
  readonly heldout_accuracy: number | null;
  readonly heldout_loss: number | null;
}

export function metricRepository(db: Database): MetricRepository {
  const write = writer(db);
  const insert = db.prepare(
    'INSERT OR REPLACE INTO metric VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const last = db
    .prepare<[string], number | null>('SELECT max(step) FROM metric WHERE experiment_id = ?')
    .pluck();
  const clear = db.prepare('DELETE FROM metric WHERE experiment_id = ?');
  return {
    add: (experimentId, metrics) =>
      write(() => {
        for (const metric of metrics) {
          insert.run(
            experimentId,
            metric.step,
            metric.phase,
            metric.loss,
            metric.chosenReward,
            metric.rejectedReward,
            metric.accuracy,
            metric.gradientNorm,
            metric.learningRate,
            metric.tokensPerSecond,
            metric.heldoutAccuracy,
            metric.heldoutLoss,
          );
        }
      }),
    lastStep: (experimentId) => last.get(experimentId) ?? 0,
    clear: (experimentId) => write(() => void clear.run(experimentId)),
  };
}

export function metricOf(row: MetricRow): TrainingMetric {
  return {
    phase: row.phase,
    step: row.step,
    loss: row.loss ?? NaN,
    chosenReward: row.chosen_reward ?? NaN,
    rejectedReward: row.rejected_reward ?? NaN,
    accuracy: row.accuracy ?? NaN,
    gradientNorm: row.gradient_norm ?? NaN,
    learningRate: row.learning_rate ?? NaN,
    tokensPerSecond: row.tokens_per_second ?? NaN,
    heldoutAccuracy: row.heldout_accuracy,
    heldoutLoss: row.heldout_loss,
  };
}
