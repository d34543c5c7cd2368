import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import {
  accentLine,
  chartMargin,
  gridStyle,
  xAxisStyle,
  yAxisStyle,
} from '@renderer/components/charts/chart-style';
import { Measured } from '@renderer/components/charts/Measured';
import { roundAxis } from '@renderer/components/charts/round-axis';
import { score, signed } from '@renderer/format/numbers';
import type { CoursePoint } from '../model/node-statistics';
import classes from './StatisticsTab.module.css';

const siblingLine = {
  stroke: 'var(--ghost)',
  strokeWidth: 1.25,
  dot: false,
  isAnimationActive: false,
} as const;

/** V of a node and its siblings as the search went on. */
export function ValueCourse({
  points,
  selected,
}: {
  readonly points: readonly CoursePoint[];
  /** Which of the nodes is drawn above the others. */
  readonly selected: number;
}) {
  const known = points.flatMap(({ values }) => values.filter((value) => !Number.isNaN(value)));
  const axis = roundAxis(Math.min(0, ...known), Math.max(0, ...known), 4);
  const last = points.at(-1)?.values[selected] ?? NaN;
  const nodes = points[0]?.values.length ?? 0;
  const rows = points.map(({ iteration, values }) => ({
    iteration,
    // The chart leaves a gap where a value is null.
    ...Object.fromEntries(values.map((value, i) => [`v${i}`, Number.isNaN(value) ? null : value])),
  }));
  const others = Array.from({ length: nodes }, (_, i) => i).filter((i) => i !== selected);
  return (
    <figure
      className={classes.course}
      aria-label={`V over the iterations, of ${nodes} siblings; this one ends at ${Number.isNaN(last) ? 'no visit' : signed(last)}`}
    >
      <Measured fallback={{ width: 340, height: 150 }}>
        {({ width, height }) => (
          <LineChart width={width} height={height} data={rows} margin={chartMargin}>
            <CartesianGrid {...gridStyle} />
            <XAxis
              dataKey="iteration"
              type="number"
              domain={['dataMin', 'dataMax']}
              {...xAxisStyle}
            />
            <YAxis
              domain={[axis.min, axis.max]}
              ticks={[...axis.ticks]}
              interval={0}
              {...yAxisStyle}
              tickFormatter={(tick: number) => score(tick, 1)}
            />
            {others.map((i) => (
              <Line key={i} {...siblingLine} type="stepAfter" dataKey={`v${i}`} activeDot={false} />
            ))}
            <Line {...accentLine} type="stepAfter" dataKey={`v${selected}`} activeDot={false} />
          </LineChart>
        )}
      </Measured>
    </figure>
  );
}
