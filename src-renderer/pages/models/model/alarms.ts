import type { TrainingMetric } from '@shared/experiment/progress';

/** Something in the numbers of a run that a person should look at now. */
export interface Alarm {
  readonly kind: 'not-a-number' | 'margin' | 'too-easy';
  readonly step: number;
  /** What happened and what to do, in words. */
  readonly message: string;
}

/**
 * A reward margin of 10 means odds of 22,000 to 1 on every pair: the model has left its reference
 * far behind, and its Q-values tell pairs apart by length or template.
 */
const MARGIN_LIMIT = 10;
/** DPO steps within which full accuracy is too good. */
const EARLY_STEPS = 5;
/** Batches in a row that are all right before it is more than luck. */
const EARLY_RUN = 3;

/** The alarms of a run's DPO phase, worst first; each kind at most once, at its first step. */
export function findAlarms(metrics: readonly TrainingMetric[]): readonly Alarm[] {
  return [notANumber(metrics), exploding(metrics), tooEasy(metrics)].filter(
    (alarm) => alarm !== null,
  );
}

function notANumber(metrics: readonly TrainingMetric[]): Alarm | null {
  const metric = metrics.find((m) => !Number.isFinite(m.loss) || !Number.isFinite(m.gradientNorm));
  if (!metric) return null;
  const what = Number.isFinite(metric.loss) ? 'The gradient norm' : 'The loss';
  return {
    kind: 'not-a-number',
    step: metric.step,
    message: `${what} is not a number since step ${metric.step}. Lower the learning rate or the gradient clip.`,
  };
}

function exploding(metrics: readonly TrainingMetric[]): Alarm | null {
  const metric = metrics.find((m) => m.chosenReward - m.rejectedReward > MARGIN_LIMIT);
  if (!metric) return null;
  return {
    kind: 'margin',
    step: metric.step,
    message: `The reward margin passed ${MARGIN_LIMIT} at step ${metric.step}. Lower the learning rate, or raise β.`,
  };
}

function tooEasy(metrics: readonly TrainingMetric[]): Alarm | null {
  const first = metrics[0]?.step ?? 0;
  const early = metrics.filter((m) => m.step < first + EARLY_STEPS);
  const start = early.findIndex(
    (_, i) =>
      i + EARLY_RUN <= early.length && early.slice(i, i + EARLY_RUN).every((m) => m.accuracy === 1),
  );
  if (start < 0) return null;
  return {
    kind: 'too-easy',
    step: early[start]!.step,
    message: `Every pair is ranked right from step ${early[start]!.step} on. Look for something in the text that gives the answer away.`,
  };
}
