import type { TrainingMetric } from '@shared/experiment/progress';
import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';

/** A step at which the held-out pairs were measured, and its weights where they are kept. */
export interface CheckpointRow {
  readonly step: number;
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** `null` where the weights are not there to choose. */
  readonly kept: KeptCheckpoint | null;
  readonly best: boolean;
}

/** Measured and kept steps together, newest first; of equally good ones the earliest is best. */
export function checkpointRows(
  metrics: readonly TrainingMetric[],
  kept: readonly KeptCheckpoint[],
): readonly CheckpointRow[] {
  const measured = new Map(
    metrics.flatMap(({ step, heldoutAccuracy, heldoutLoss }) =>
      heldoutAccuracy === null ? [] : [[step, { heldoutAccuracy, heldoutLoss }] as const],
    ),
  );
  const byStep = new Map(kept.map((checkpoint) => [checkpoint.step, checkpoint]));
  const steps = [...new Set([...measured.keys(), ...byStep.keys()])].sort((a, b) => b - a);
  const rows = steps.map((step) => {
    const checkpoint = byStep.get(step) ?? null;
    const { heldoutAccuracy, heldoutLoss } = measured.get(step) ?? byStep.get(step)!;
    return { step, loss: heldoutLoss, accuracy: heldoutAccuracy, kept: checkpoint };
  });
  const best = rows.reduce<(typeof rows)[number] | null>((top, row) => {
    if (row.accuracy === null) return top;
    return row.accuracy >= (top?.accuracy ?? 0) ? row : top;
  }, null);
  return rows.map((row) => ({ ...row, best: row === best }));
}
