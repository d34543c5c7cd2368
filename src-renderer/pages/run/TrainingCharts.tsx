import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import {
  accentLine,
  chartMargin,
  cursorStyle,
  gridStyle,
  inkLine,
  rawLine,
  ruleLabel,
  ruleStyle,
  xAxisStyle,
  yAxisStyle,
} from '@renderer/components/charts/chart-style';
import { ChartFrame } from '@renderer/components/charts/ChartFrame';
import { chartTip } from '@renderer/components/charts/ChartTip';
import { niceTicks } from '@renderer/components/charts/ticks';
import { count, score } from '@renderer/format/numbers';
import { SMOOTHED_OVER, type TrainingPoint } from '@renderer/pages/run/series';

interface Props {
  readonly series: readonly TrainingPoint[];
  /** Updates in all, where known. */
  readonly steps: number | null;
  /** Where preference pairs come after the contrast phase. */
  readonly dpoFrom: number | null;
  readonly thinned: boolean;
  readonly empty: string;
}

interface Curve {
  readonly title: string;
  readonly raw: 'loss' | 'accuracy';
  readonly smooth: 'smoothLoss' | 'smoothAccuracy';
  readonly heldout: 'heldoutLoss' | 'heldoutAccuracy';
  readonly range: (series: readonly TrainingPoint[]) => readonly [number, number];
  readonly chance: { readonly y: number; readonly label: string } | null;
}

const loss: Curve = {
  title: 'Training loss',
  raw: 'loss',
  smooth: 'smoothLoss',
  heldout: 'heldoutLoss',
  range: (series) => [
    0,
    Math.max(0.75, ...series.map((point) => Math.max(point.smoothLoss, point.heldoutLoss ?? 0))) *
      1.1,
  ],
  chance: { y: Math.LN2, label: 'chance, ln 2' },
};

const accuracy: Curve = {
  title: 'Preference accuracy',
  raw: 'accuracy',
  smooth: 'smoothAccuracy',
  heldout: 'heldoutAccuracy',
  range: () => [0, 1],
  chance: { y: 0.5, label: 'chance' },
};

/** Loss of the batches, smoothed, and of the held-out pairs. */
export function LossChart(props: Props) {
  return <TrainingChart curve={loss} {...props} />;
}

/** Share of pairs in the right order: of the batches, and held out. */
export function AccuracyChart(props: Props) {
  return <TrainingChart curve={accuracy} {...props} />;
}

const Tip = chartTip<TrainingPoint>((point) => [
  `update ${count(point.step)}`,
  `loss ${score(point.loss, 3)}, accuracy ${score(point.accuracy)}`,
  ...(point.heldoutAccuracy === null ? [] : [`held out: accuracy ${score(point.heldoutAccuracy)}`]),
]);

function TrainingChart({
  curve,
  series,
  steps,
  dpoFrom,
  thinned,
  empty,
}: Props & { readonly curve: Curve }) {
  const last = series.at(-1);
  const heldout =
    series.findLast((point) => point[curve.heldout] !== null)?.[curve.heldout] ?? null;
  const [lo, hi] = curve.range(series);
  const end = Math.max(steps ?? 0, last?.step ?? 1);
  const readings = last && (
    <>
      <span style={{ color: 'var(--ink-2)', fontWeight: 400 }}>{score(last[curve.smooth])}</span>
      {heldout !== null && (
        <span style={{ color: 'var(--accent)', marginLeft: 8 }}>{score(heldout)}</span>
      )}
    </>
  );
  return (
    <ChartFrame
      title={curve.title}
      reading={readings}
      note={
        last &&
        `mean of ${SMOOTHED_OVER} updates, held out in blue${thinned ? ', thinned evenly' : ''}`
      }
      summary={
        last
          ? `${score(last[curve.smooth])} at update ${count(last.step)}${heldout === null ? '' : `, held out ${score(heldout)}`}`
          : 'nothing yet'
      }
      empty={last ? null : empty}
    >
      <LineChart data={series} margin={chartMargin}>
        <CartesianGrid {...gridStyle} />
        <XAxis
          {...xAxisStyle}
          dataKey="step"
          type="number"
          domain={[0, end]}
          ticks={niceTicks(0, end, 5).filter(Number.isInteger)}
          tickFormatter={count}
        />
        <YAxis {...yAxisStyle} domain={[lo, hi]} ticks={niceTicks(lo, hi, 4)} allowDataOverflow />
        <Line {...rawLine} dataKey={curve.raw} />
        <Line {...inkLine} dataKey={curve.smooth} />
        <Line
          {...accentLine}
          dataKey={curve.heldout}
          connectNulls
          dot={{ r: 2.5, fill: 'var(--accent)', strokeWidth: 0 }}
        />
        {curve.chance && (
          <ReferenceLine
            {...ruleStyle}
            y={curve.chance.y}
            label={{ ...ruleLabel, value: curve.chance.label, position: 'insideTopRight' }}
          />
        )}
        {dpoFrom !== null && (
          <ReferenceLine
            {...ruleStyle}
            x={dpoFrom}
            label={{
              ...ruleLabel,
              value: 'preference pairs',
              position: dpoFrom > 0.8 * end ? 'insideTopRight' : 'insideTopLeft',
            }}
          />
        )}
        <Tooltip content={<Tip />} cursor={cursorStyle} isAnimationActive={false} />
      </LineChart>
    </ChartFrame>
  );
}
