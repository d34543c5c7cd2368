import { divergingEdge, divergingFill, textOn } from '@renderer/components/charts/diverging';
import { counted, score, signed } from '@renderer/format/numbers';
import { countReturns } from '../model/returns';
import classes from './ReturnsStrip.module.css';

const WIDTH = 316;
const EDGE = 20;
const ROW = 26;
const TICKS = [-1, -0.5, 0, 0.5, 1];

const x = (value: number) =>
  EDGE + ((Math.min(1, Math.max(-1, value)) + 1) / 2) * (WIDTH - 2 * EDGE);
const sign = (tick: number) => (tick === 0 ? '0' : signed(tick, 1));

interface Props {
  /** Returns backed up through each of the two nodes. */
  readonly chosen: readonly number[];
  readonly rejected: readonly number[];
  /** V of each; `null` for one that was never visited, whose V says nothing. */
  readonly chosenValue: number | null;
  readonly rejectedValue: number | null;
}

/** Every return behind the two values: equal ones share a mark, its area their number. */
export function ReturnsStrip({ chosen, rejected, chosenValue, rejectedValue }: Props) {
  const rows = [
    { side: 'chosen' as const, returns: chosen, mean: chosenValue },
    { side: 'rejected' as const, returns: rejected, mean: rejectedValue },
  ];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${2 * ROW + 20}`}
      className={classes.strip}
      role="img"
      aria-label={`Returns: ${chosen.length} through the chosen node, ${rejected.length} through the rejected one`}
    >
      {TICKS.map((tick) => (
        <g key={tick}>
          <path
            d={`M${x(tick)} 0V${2 * ROW}`}
            className={tick === 0 ? classes.zero : classes.grid}
          />
          <text x={x(tick)} y={2 * ROW + 16} textAnchor="middle">
            {sign(tick)}
          </text>
        </g>
      ))}
      {rows.map(({ side, returns, mean }, row) => (
        <g key={side} transform={`translate(0 ${row * ROW + ROW / 2})`}>
          {countReturns(returns).map(({ value, count }) => (
            <Mark key={value} side={side} value={value} count={count} />
          ))}
          {mean !== null && <path d={`M${x(mean)} -10v20`} className={classes.mean} />}
        </g>
      ))}
    </svg>
  );
}

function Mark({
  side,
  value,
  count,
}: {
  side: 'chosen' | 'rejected';
  value: number;
  count: number;
}) {
  const radius = Math.min(11, 3.5 * Math.sqrt(count));
  const fill = divergingFill(value);
  const paint = { fill, stroke: divergingEdge(value) };
  return (
    <g>
      <title>{`${score(value)}, ${counted(count, 'time')}`}</title>
      {side === 'chosen' ? (
        <circle cx={x(value)} r={radius} {...paint} />
      ) : (
        <rect
          x={x(value) - radius * 0.89}
          y={-radius * 0.89}
          width={radius * 1.77}
          height={radius * 1.77}
          {...paint}
        />
      )}
      {count >= 4 && (
        <text
          x={x(value)}
          y={4}
          textAnchor="middle"
          className={classes.count}
          style={{ fill: textOn(fill) }}
        >
          {count}
        </text>
      )}
    </g>
  );
}
