import { roundAxis } from '@renderer/components/charts/round-axis';
import { counted, score } from '@renderer/format/numbers';
import { evenly } from '@renderer/pages/models/calibration/evenly';
import classes from './Calibration.module.css';

const WIDTH = 240;
const HEIGHT = 180;
const LEFT = 32;
const RIGHT = 14;
const TOP = 20;
const BELOW = 28;
const TICKS = [-1, -0.5, 0, 0.5, 1];
/** Marks that are drawn at most: more would only darken the cloud. */
const MOST_MARKS = 2000;

/** One mark a step: V from left to right, Q from bottom to top. */
export function QValueScatter({
  values,
  q,
}: {
  readonly values: Float64Array;
  readonly q: Float64Array;
}) {
  const steps = evenly(values.length, MOST_MARKS);
  const drawn = steps.map((i) => q[i] ?? 0);
  const axis = roundAxis(Math.min(0, ...drawn), Math.max(0, ...drawn), 4);
  const x = (value: number) => LEFT + ((value + 1) / 2) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) =>
    TOP + ((axis.max - value) / (axis.max - axis.min)) * (HEIGHT - TOP - BELOW);
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      className={classes.chart}
      role="img"
      aria-label={`Q against V of ${counted(values.length, 'step')}`}
    >
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <path
            d={`M${LEFT} ${y(tick)}H${WIDTH - RIGHT}`}
            className={tick === 0 ? classes.zero : classes.grid}
          />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {score(tick, 1)}
          </text>
        </g>
      ))}
      <path d={`M${x(0)} ${TOP}V${HEIGHT - BELOW}`} className={classes.zero} />
      {TICKS.map((tick) => (
        <text key={tick} x={x(tick)} y={HEIGHT - BELOW + 13} textAnchor="middle">
          {score(tick, 1)}
        </text>
      ))}
      {steps.map((i) => (
        <circle key={i} cx={x(values[i] ?? 0)} cy={y(q[i] ?? 0)} r={2.5} className={classes.mark} />
      ))}
      <text x={LEFT - 6} y={10} textAnchor="end">
        Q
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 2} textAnchor="end">
        V{values.length > MOST_MARKS && `, ${MOST_MARKS.toLocaleString('en')} of the steps drawn`}
      </text>
    </svg>
  );
}
