import { useMemo, useState } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  accentLine,
  bandStyle,
  chartMargin,
  cursorStyle,
  gridStyle,
  inkLine,
  rawLine,
  ruleStyle,
  xAxisStyle,
  yAxisStyle,
} from '@renderer/components/charts/chart-style';
import { Measured } from '@renderer/components/charts/Measured';
import { roundAxis, tickDecimals } from '@renderer/components/charts/round-axis';
import { score } from '@renderer/format/numbers';
import { latest, pointRange, type CurvePoint } from '../model/curve-points';
import { CurveTooltip } from './CurveTooltip';
import classes from './CurveChart.module.css';

/** A value worth a line of its own: chance, a limit. */
export interface Rule {
  readonly y: number;
  readonly label: string;
}

interface Props {
  readonly title: string;
  readonly points: readonly CurvePoint[];
  /** First and last step of the axis: the whole phase, also what is still to come. */
  readonly steps: readonly [number, number];
  /** Values that the axis holds in any case. */
  readonly hold?: readonly number[];
  readonly rules?: readonly Rule[];
  readonly format: (value: number) => string;
  readonly tickFormat?: (value: number) => string;
  /** Keeps the charts' crosshairs together. */
  readonly syncId: string;
}

/** One number over the steps: raw thin, smoothed strong, held out in the accent. */
export function CurveChart(props: Props) {
  const { title, points, steps, hold = nothing, rules = [], format, tickFormat, syncId } = props;
  const [hovered, setHovered] = useState(false);
  const axis = useMemo(() => {
    const range = pointRange(points) ?? [0, 1];
    return roundAxis(Math.min(range[0], ...hold), Math.max(range[1], ...hold), 4);
  }, [points, hold]);
  const [smoothed, heldout] = [latest(points, 'smoothed'), latest(points, 'heldout')];
  const decimals = tickDecimals(axis.ticks);
  const stepAxis = roundAxis(steps[0], steps[1], 4);
  const summary = [
    title,
    smoothed === null ? 'no value yet' : `${format(smoothed)} in training`,
    ...(heldout === null ? [] : [`${format(heldout)} held out`]),
  ].join(', ');

  return (
    <figure
      className={classes.figure}
      aria-label={summary}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setHovered(true)}
      onBlur={() => setHovered(false)}
    >
      <figcaption className={classes.caption}>
        <span className={classes.title}>
          {title}
          {rules[0] && <RuleKey label={rules[0].label} />}
        </span>
        {smoothed !== null && <span className={classes.train}>{format(smoothed)}</span>}
        {heldout !== null && <span className={classes.heldout}>{format(heldout)}</span>}
      </figcaption>
      <div className={classes.chart}>
        <Measured fallback={{ width: 320, height: 160 }}>
          {({ width, height }) => (
            <ComposedChart
              width={width}
              height={height}
              data={[...points]}
              margin={chartMargin}
              syncId={syncId}
              syncMethod="value"
            >
              <CartesianGrid {...gridStyle} />
              <XAxis
                dataKey="step"
                type="number"
                domain={[steps[0], steps[1]]}
                ticks={stepAxis.ticks.filter(
                  (tick) => Number.isInteger(tick) && tick >= steps[0] && tick <= steps[1],
                )}
                interval={0}
                {...xAxisStyle}
                tickMargin={2}
              />
              <YAxis
                domain={[axis.min, axis.max]}
                ticks={[...axis.ticks]}
                interval={0}
                {...yAxisStyle}
                width={44}
                tickFormatter={(tick: number) => tickFormat?.(tick) ?? score(tick, decimals)}
                allowDataOverflow
              />
              {rules.map(({ y, label }) => (
                <ReferenceLine key={label} y={y} {...ruleStyle} />
              ))}
              <Tooltip
                content={hovered ? <CurveTooltip format={format} /> : silent}
                cursor={cursorStyle}
                isAnimationActive={false}
              />
              <Area {...bandStyle} dataKey="band" connectNulls />
              <Line {...rawLine} dataKey="raw" activeDot={false} />
              <Line {...inkLine} dataKey="smoothed" activeDot={false} />
              <Line
                {...accentLine}
                dataKey="heldout"
                connectNulls
                dot={{ r: 3, fill: 'var(--accent)', strokeWidth: 0 }}
                activeDot={false}
              />
            </ComposedChart>
          )}
        </Measured>
      </div>
    </figure>
  );
}

const nothing: readonly number[] = [];
/** The crosshair runs through all charts, the numbers stand in the one under the pointer. */
const silent = () => null;

/** Names the dotted line. */
function RuleKey({ label }: { readonly label: string }) {
  return (
    <span className={classes.rule}>
      <svg width={16} height={8} aria-hidden="true">
        <path d="M0 5h16" {...ruleStyle} />
      </svg>
      {label}
    </span>
  );
}
