import { divergingFill, textOn } from '@renderer/components/charts/diverging';
import type { PairedComparison } from '@shared/evaluation/episode';
import classes from './RunTable.module.css';

const WIDTH = 128;
/** Pixels that a number needs inside its part. */
const DIGIT = 7;

const win = divergingFill(0.95);
const loss = divergingFill(-0.95);

/** Tasks won, tied and lost against the baseline: one bar with its numbers. */
export function WinTieLoss({ comparison }: { readonly comparison: PairedComparison }) {
  const { wins, ties, losses } = comparison;
  const all = Math.max(1, wins + ties + losses);
  const width = (tasks: number) => (tasks / all) * WIDTH;
  const fits = (tasks: number) => width(tasks) >= String(tasks).length * DIGIT + 2;
  return (
    <svg
      width={WIDTH + 20}
      height={32}
      role="img"
      aria-label={`${wins} won, ${ties} tied, ${losses} lost`}
    >
      <rect y={10} width={width(wins)} height={12} fill={win} />
      <rect x={width(wins)} y={10} width={width(ties)} height={12} className={classes.tie} />
      <rect x={width(wins + ties)} y={10} width={width(losses)} height={12} fill={loss} />
      {fits(wins) && (
        <text x={6} y={20} className={classes.barNumber} style={{ fill: textOn(win) }}>
          {wins}
        </text>
      )}
      {fits(ties) && (
        <text
          x={width(wins) + width(ties) / 2}
          y={20}
          textAnchor="middle"
          className={classes.barTie}
        >
          {ties}
        </text>
      )}
      {fits(losses) ? (
        <text
          x={WIDTH - 5}
          y={20}
          textAnchor="end"
          className={classes.barNumber}
          style={{ fill: textOn(loss) }}
        >
          {losses}
        </text>
      ) : (
        <text x={WIDTH + 5} y={20} className={classes.barTie}>
          {losses}
        </text>
      )}
    </svg>
  );
}
