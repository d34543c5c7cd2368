import { IntervalMark } from '@renderer/components/charts/IntervalMark';
import { tickDecimals, type RoundAxis } from '@renderer/components/charts/round-axis';
import { interval, score, signed } from '@renderer/format/numbers';
import type { PairedComparison, RunSummary } from '@shared/evaluation/episode';
import classes from './RunTable.module.css';

const HEIGHT = 32;
const EDGE = 12;
/** Rewards lie in [0, 1]. */
const REWARD_TICKS = [0, 0.25, 0.5, 0.75, 1];

const rewardX = (width: number) => (value: number) => EDGE + value * (width - 2 * EDGE);
const axisX =
  (width: number, { min, max }: RoundAxis) =>
  (value: number) =>
    EDGE + ((value - min) / (max - min)) * (width - 2 * EDGE);

/** The axis of the mean rewards. */
export function MeanHead({ width }: { readonly width: number }) {
  const x = rewardX(width);
  return (
    <svg width={width} height={16} aria-label="Mean reward, 0 to 1" role="img">
      {REWARD_TICKS.map((tick) => (
        <text key={tick} x={x(tick)} y={12} textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

interface MeanProps {
  readonly width: number;
  readonly run: RunSummary;
  /** Mean reward of the baseline, a dotted line through all rows. */
  readonly baseline: number | null;
  readonly accent: boolean;
}

/** A run's mean reward with its interval. */
export function MeanCell({ width, run, baseline, accent }: MeanProps) {
  const x = rewardX(width);
  const { meanReward, meanInterval } = run;
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`${score(meanReward)}, 95 % interval ${interval(meanInterval.lo, meanInterval.hi)}`}
    >
      {REWARD_TICKS.map((tick) => (
        <path key={tick} d={`M${x(tick)} 0V${HEIGHT}`} className={classes.grid} />
      ))}
      {baseline !== null && (
        <path d={`M${x(baseline)} 0V${HEIGHT}`} className={classes.reference} />
      )}
      <IntervalMark
        x={x}
        y={HEIGHT / 2}
        value={meanReward}
        interval={meanInterval}
        accent={accent}
      />
    </svg>
  );
}

interface AxisProps {
  readonly width: number;
  readonly axis: RoundAxis;
}

/** The axis of the paired differences; it is not the one of the means. */
export function DifferenceHead({ width, axis }: AxisProps) {
  const x = axisX(width, axis);
  const decimals = tickDecimals(axis.ticks);
  return (
    <svg width={width} height={16} aria-label="Paired difference to the baseline" role="img">
      {axis.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={12} textAnchor="middle">
          {tick === 0 ? '0' : signed(tick, decimals)}
        </text>
      ))}
    </svg>
  );
}

interface DifferenceProps extends AxisProps {
  readonly paired: PairedComparison | null;
  readonly accent: boolean;
}

/** A paired difference with its interval, over the band of differences too small to be shown. */
export function DifferenceCell({ width, axis, paired, accent }: DifferenceProps) {
  const x = axisX(width, axis);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={paired ? spoken(paired) : 'baseline'}>
      {paired && (
        <rect
          x={x(-paired.detectable)}
          width={x(paired.detectable) - x(-paired.detectable)}
          height={HEIGHT}
          className={classes.band}
        />
      )}
      {axis.ticks.map((tick) => (
        <path
          key={tick}
          d={`M${x(tick)} 0V${HEIGHT}`}
          className={tick === 0 ? classes.zero : classes.grid}
        />
      ))}
      {paired && (
        <IntervalMark
          x={x}
          y={HEIGHT / 2}
          value={paired.difference}
          interval={paired.interval}
          accent={accent}
        />
      )}
    </svg>
  );
}

function spoken({ difference, interval: within, detectable }: PairedComparison): string {
  return `${signed(difference)}, 95 % interval ${interval(within.lo, within.hi)}; detectable from ${score(detectable)}`;
}
