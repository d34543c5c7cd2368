import { useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  LineChart,
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
  xAxisStyle,
  yAxisStyle,
} from '@renderer/components/charts/chart-style';
import { ChartFrame } from '@renderer/components/charts/ChartFrame';
import { chartTip } from '@renderer/components/charts/ChartTip';
import { clockTick, clockTicks, niceTicks } from '@renderer/components/charts/ticks';
import { compact, count, interval, score } from '@renderer/format/numbers';
import { clock } from '@renderer/format/times';
import {
  rateSeries,
  solvedSeries,
  type RatePoint,
  type SharePoint,
} from '@renderer/pages/run/series';
import type { TreeRow } from '@shared/ipc/rows';

const ShareTip = chartTip<SharePoint>(({ n, share, band }) => [
  `after ${count(n)} tasks`,
  `${score(share)} solved, ${interval(...band)}`,
]);

/** Share of searches with a full success, as it came about. */
export function SolvedChart({ rows }: { readonly rows: readonly TreeRow[] }) {
  const series = useMemo(() => solvedSeries(rows), [rows]);
  const last = series.at(-1);
  const xTicks = niceTicks(0, rows.length, 5);
  return (
    <ChartFrame
      title="Full reward so far"
      reading={last && score(last.share)}
      note={last && `95 % Wilson ${interval(...last.band)}, as tasks ended`}
      summary={
        last
          ? `${score(last.share)} of ${count(last.n)} tasks, 95 % interval ${interval(...last.band)}`
          : 'nothing yet'
      }
      empty={last ? null : 'Drawn from the fifth finished task on.'}
    >
      <ComposedChart data={series} margin={chartMargin}>
        <CartesianGrid {...gridStyle} />
        <XAxis
          {...xAxisStyle}
          dataKey="n"
          type="number"
          domain={[0, rows.length]}
          ticks={xTicks}
          tickFormatter={count}
        />
        <YAxis {...yAxisStyle} domain={[0, 1]} ticks={[0, 0.25, 0.5, 0.75, 1]} />
        <Area {...bandStyle} dataKey="band" />
        <Line {...accentLine} dataKey="share" />
        <Tooltip content={<ShareTip />} cursor={cursorStyle} isAnimationActive={false} />
      </ComposedChart>
    </ChartFrame>
  );
}

const RateTip = chartTip<RatePoint>(({ at, perMinute }) => [
  clock(at),
  `${compact(perMinute)} samples a minute`,
]);

/** How fast the policy was sampled, over the time of the search. */
export function RateChart({
  rows,
  live,
}: {
  readonly rows: readonly TreeRow[];
  readonly live: boolean;
}) {
  const series = useMemo(() => rateSeries(rows), [rows]);
  const last = series.at(-1);
  const first = series[0];
  const top = Math.max(1, ...series.map(({ perMinute }) => perMinute));
  const time = first && last ? clockTicks(first.at, last.at, 4) : { ticks: [], step: 60_000 };
  const yTicks = niceTicks(0, top * 1.05, 4);
  return (
    <ChartFrame
      title="Samples a minute"
      reading={last && compact(live ? last.perMinute : mean(series))}
      note={last && (live ? 'now; counted when a search ends' : 'mean; counted when a search ends')}
      summary={last ? `at most ${compact(top)}, last ${compact(last.perMinute)}` : 'nothing yet'}
      empty={emptyRate(series.length, live)}
    >
      <LineChart data={series} margin={chartMargin}>
        <CartesianGrid {...gridStyle} />
        <XAxis
          {...xAxisStyle}
          dataKey="at"
          type="number"
          domain={['dataMin', 'dataMax']}
          ticks={time.ticks}
          tickFormatter={(at: number) => clockTick(at, time.step)}
        />
        <YAxis
          {...yAxisStyle}
          width={58}
          domain={[0, yTicks.at(-1) ?? 1]}
          ticks={yTicks}
          tickFormatter={compact}
        />
        <Line {...inkLine} dataKey="perMinute" />
        <Tooltip content={<RateTip />} cursor={cursorStyle} isAnimationActive={false} />
      </LineChart>
    </ChartFrame>
  );
}

/** Fewer points than this make no picture of a course. */
const LEAST_POINTS = 5;

function emptyRate(points: number, live: boolean): string | null {
  if (points >= LEAST_POINTS) return null;
  return points === 0 || live
    ? 'Drawn once some searches have ended.'
    : 'The search was over too soon to draw this.';
}

const mean = (series: readonly RatePoint[]): number =>
  series.reduce((sum, { perMinute }) => sum + perMinute, 0) / series.length;
