import { signed } from '@renderer/format/numbers';
import type { PairRow } from '@shared/ipc/rows';
import classes from './Siblings.module.css';

/** Pairs written out; more are counted. */
const SHOWN = 3;

/** Which siblings were paired, and by how much the chosen one was better. */
export function PairLines({
  pairs,
  label,
}: {
  readonly pairs: readonly PairRow[];
  readonly label: (id: number) => string;
}) {
  const rest = pairs.length - SHOWN;
  return (
    <>
      {pairs.slice(0, SHOWN).map((pair) => (
        <div key={pair.id} className={classes.pair} data-pair={pair.id}>
          <span className={classes.side} data-side="chosen">
            chosen
          </span>
          <code title={label(pair.chosenNode)}>{label(pair.chosenNode)}</code>
          <span className={classes.side} data-side="rejected">
            rejected
          </span>
          <code title={label(pair.rejectedNode)}>{label(pair.rejectedNode)}</code>
          <span className={classes.margin} title="V of the chosen − V of the rejected">
            Δ {signed(pair.margin)}
          </span>
        </div>
      ))}
      {rest > 0 && (
        <p className={classes.more}>
          and {rest} more {rest === 1 ? 'pair' : 'pairs'} of these siblings
        </p>
      )}
    </>
  );
}
