import type { Size } from '@renderer/components/charts/Measured';
import { roundAxis, tickDecimals } from '@renderer/components/charts/round-axis';
import { interval, score } from '@renderer/format/numbers';
import { agentName } from '@renderer/format/words';
import type { AgentKind } from '@shared/experiment/config';
import type { ReportRow } from '../model/report-view';
import { placeLabels } from './label-places';
import classes from './CompareCharts.module.css';

const LEFT = 32;
const RIGHT = 84;
const TOP = 8;
const BOTTOM = 40;
const LOG_TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
/** Room of one character of a label. */
const CHARACTER = 6;

export type Budget = 'calls' | 'steps';

interface Props {
  readonly rows: readonly ReportRow[];
  readonly test: AgentKind | null;
  readonly candidates: number;
  readonly budget: Budget;
  readonly size: Size;
}

/** Mean reward against what it cost, each run a point with its interval. */
export function BudgetChart({ rows, test, candidates, budget, size }: Props) {
  const { width, height } = size;
  const points = rows
    .map(({ run }) => ({
      run,
      cost: (budget === 'calls' ? run.policyCalls : run.environmentSteps) / Math.max(1, run.tasks),
    }))
    .filter(({ cost }) => cost > 0);
  const costs = points.map(({ cost }) => cost);
  const [least, most] = [Math.min(...costs) / 1.3, Math.max(...costs) * 1.3];
  const rewards = points.flatMap(({ run }) => [run.meanInterval.lo, run.meanInterval.hi]);
  const yAxis = roundAxis(Math.min(...rewards), Math.max(...rewards), 6);
  const x = (cost: number) =>
    LEFT + (Math.log(cost / least) / Math.log(most / least)) * (width - LEFT - RIGHT);
  const y = (reward: number) =>
    height - BOTTOM - ((reward - yAxis.min) / (yAxis.max - yAxis.min)) * (height - BOTTOM - TOP);
  const names = points.map(({ run }) => agentName(run.agent, candidates));
  const labelY = placeLabels(
    points.map(({ run, cost }, i) => ({
      x: x(cost),
      y: y(run.meanReward) + 4,
      width: names[i]!.length * CHARACTER + 12,
    })),
  );
  const decimals = tickDecimals(yAxis.ticks);

  return (
    <svg
      width={width}
      height={height}
      className={classes.chart}
      data-figure="budget"
      role="img"
      aria-label={`Mean reward against ${budget === 'calls' ? 'policy calls' : 'environment steps'} per task: ${points
        .map(({ run, cost }, i) => `${names[i]!} ${score(run.meanReward)} at ${score(cost, 1)}`)
        .join(', ')}`}
    >
      {yAxis.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} className={classes.grid} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {tick.toFixed(decimals)}
          </text>
        </g>
      ))}
      <path d={`M${LEFT} ${height - BOTTOM}H${width - RIGHT}`} className={classes.axis} />
      {logTicks(least, most).map((tick) => (
        <text key={tick} x={x(tick)} y={height - 24} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={LEFT} y={height - 8}>
        {budget === 'calls' ? 'Policy calls' : 'Environment steps'} per task, log scale
      </text>
      {points.map(({ run, cost }, i) => {
        const accent = run.agent === test;
        const [lo, hi] = [y(run.meanInterval.lo), y(run.meanInterval.hi)];
        const cx = x(cost);
        return (
          <g key={run.agent} className={accent ? classes.test : classes.run}>
            <title>{`${names[i]!}: ${score(run.meanReward)}, 95 % interval ${interval(run.meanInterval.lo, run.meanInterval.hi)}, ${score(cost, 1)} per task`}</title>
            <path
              d={`M${cx} ${lo}V${hi}M${cx - 3} ${lo}h6M${cx - 3} ${hi}h6`}
              className={classes.whisker}
            />
            <circle cx={cx} cy={y(run.meanReward)} r={accent ? 4.5 : 4} />
            <text x={cx + 9} y={labelY[i]}>
              {names[i]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Round ticks of a log axis; a narrow axis takes whatever whole numbers it has. */
function logTicks(least: number, most: number): readonly number[] {
  const inside = (tick: number) => tick >= least && tick <= most;
  const round = LOG_TICKS.filter(inside);
  if (round.length >= 2) return round;
  const first = Math.ceil(least);
  return Array.from({ length: Math.max(0, Math.floor(most) - first + 1) }, (_, i) => first + i);
}
