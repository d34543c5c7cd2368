import type { Interval } from '@shared/evaluation/episode';
import classes from './IntervalMark.module.css';

interface Props {
  /** Place of a value along x. */
  readonly x: (value: number) => number;
  readonly y: number;
  readonly value: number;
  readonly interval: Interval;
  /** The run under test: filled, in the accent. */
  readonly accent: boolean;
}

/** An estimate with its interval: a line with end caps, and a point that is hollow for all but the run under test. */
export function IntervalMark({ x, y, value, interval, accent }: Props) {
  const [lo, hi] = [x(interval.lo), x(interval.hi)];
  return (
    <g className={accent ? classes.accent : classes.plain}>
      <path d={`M${lo} ${y}H${hi}M${lo} ${y - 4}v8M${hi} ${y - 4}v8`} />
      <circle cx={x(value)} cy={y} r={accent ? 4.5 : 4} />
    </g>
  );
}
