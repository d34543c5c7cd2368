import { useMemo } from 'react';
import { count, score } from '@renderer/format/numbers';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { TrainingMetric } from '@shared/experiment/progress';
import { curvePoints, type CurveSource } from '../model/curve-points';
import type { Phase } from '../model/metric-history';
import { CurveChart } from './CurveChart';
import classes from './TrainingCurves.module.css';

interface Props {
  readonly phase: Phase;
  readonly metrics: readonly TrainingMetric[];
  /** First and last step of the phase, as far as planned. */
  readonly steps: readonly [number, number];
  /** Steps that a smoothed value is the mean of. */
  readonly window: number;
  readonly heldoutPairs: number;
  readonly config: ExperimentConfig['model'] | null;
}

/** −log σ(0): the loss of a model that cannot tell the two sides apart. */
const CHANCE_LOSS = Math.LN2;

/** Six numbers of a training, one axis of steps. */
export function TrainingCurves(props: Props) {
  const { phase, metrics, steps, window, heldoutPairs, config } = props;
  const points = useMemo(() => {
    const of = (source: CurveSource) => curvePoints(metrics, source, window);
    return {
      loss: of({ value: (m) => m.loss, heldout: (m) => m.heldoutLoss }),
      accuracy: of({ value: (m) => m.accuracy, heldout: (m) => m.heldoutAccuracy, heldoutPairs }),
      margin: of({ value: (m) => m.chosenReward - m.rejectedReward }),
      gradient: of({ value: (m) => m.gradientNorm }),
      rate: curvePoints(metrics, { value: (m) => m.learningRate }, 1),
      speed: of({ value: (m) => m.tokensPerSecond }),
    };
  }, [metrics, window, heldoutPairs]);
  const rate = rateUnit(metrics);
  const rateText = (value: number) => short(value * rate.factor);
  const clip = config?.gradientClip;
  const shared = { steps, syncId: `training-${phase}` };

  return (
    <div className={classes.grid}>
      <CurveChart {...shared} title="Loss" points={points.loss} format={two} rules={chanceLoss} />
      <CurveChart
        {...shared}
        title="Preference accuracy"
        points={points.accuracy}
        format={two}
        hold={accuracyHold}
        rules={chance}
      />
      <CurveChart
        {...shared}
        title="Reward margin"
        points={points.margin}
        format={two}
        hold={zero}
      />
      <CurveChart
        {...shared}
        title="Gradient norm"
        points={points.gradient}
        format={two}
        hold={zero}
        rules={clip === undefined ? noRules : [{ y: clip, label: `clipped at ${clip}` }]}
      />
      <CurveChart
        {...shared}
        title={`Learning rate${rate.unit}`}
        points={points.rate}
        format={rateText}
        tickFormat={rateText}
        hold={zero}
      />
      <CurveChart
        {...shared}
        title="Tokens a second"
        points={points.speed}
        format={count}
        tickFormat={(value) => (value >= 1000 ? `${short(value / 1000)}k` : short(value))}
        hold={zero}
      />
    </div>
  );
}

const two = (value: number) => score(value);
const zero = [0];
const noRules: readonly [] = [];
const chance = [{ y: 0.5, label: 'chance' }];
const chanceLoss = [{ y: CHANCE_LOSS, label: 'chance, ln 2' }];
const accuracyHold = [0.4, 1];

/** A unit in which the largest rate has no more than three digits before the point. */
function rateUnit(metrics: readonly TrainingMetric[]): { factor: number; unit: string } {
  const most = metrics.reduce((max, { learningRate }) => Math.max(max, learningRate || 0), 0);
  if (most >= 0.1 || most === 0) return { factor: 1, unit: '' };
  return most >= 1e-4
    ? { factor: 1e3, unit: ', thousandths' }
    : { factor: 1e6, unit: ', millionths' };
}

/** As few decimals as tell the value. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
