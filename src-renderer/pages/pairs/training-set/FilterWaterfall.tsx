import { count } from '@renderer/format/numbers';
import type { PairFilterCount } from '@shared/ipc/rows';
import classes from './TrainingSet.module.css';

const WIDTH = 96;

/** As wide as its cell. */
const frame = {
  viewBox: `0 0 ${WIDTH} 12`,
  preserveAspectRatio: 'none',
  className: classes.waterfall,
  'aria-hidden': true,
} as const;

interface Props {
  readonly filters: readonly PairFilterCount[];
  /** Pairs that passed all of them. */
  readonly kept: number;
}

/** From all compared siblings down to the pairs that were kept: what each filter took away. */
export function FilterWaterfall({ filters, kept }: Props) {
  const compared = kept + filters.reduce((sum, filter) => sum + filter.removed, 0);
  const x = (pairs: number) => (compared === 0 ? 0 : (pairs / compared) * WIDTH);
  let left = compared;
  const rows = filters.map(({ filter, removed }) => {
    const before = left;
    left -= removed;
    return { filter, removed, before, after: left };
  });
  return (
    <table className={classes.numbers}>
      <tbody>
        <tr>
          <td>compared</td>
          <td className={classes.number}>{count(compared)}</td>
          <td>
            <svg {...frame}>
              <rect width={WIDTH} height={12} className={classes.all} />
            </svg>
          </td>
        </tr>
        {rows.map(({ filter, removed, before, after }) => (
          <tr key={filter}>
            <td>{filter}</td>
            <td className={classes.number}>{removed > 0 ? `−${count(removed)}` : '0'}</td>
            <td>
              <svg {...frame}>
                <rect width={x(before)} height={12} className={classes.rest} />
                <rect
                  x={x(after)}
                  width={Math.max(removed > 0 ? 1 : 0, x(before) - x(after))}
                  height={12}
                  className={classes.removed}
                />
              </svg>
            </td>
          </tr>
        ))}
        <tr className={classes.kept}>
          <td>Kept</td>
          <td className={classes.number}>{count(kept)}</td>
          <td>
            <svg {...frame}>
              <rect width={x(kept)} height={12} className={classes.keptBar} />
            </svg>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
