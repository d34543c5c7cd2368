import { renderAction } from '@shared/agent/action';
import { count, score } from '@renderer/format/numbers';
import type { PairRow } from '@shared/ipc/rows';
import { SideMark } from './PairSide';
import classes from './PairDetail.module.css';

/** Rows shown before the rest is only counted. */
const SHOWN = 12;

interface Props {
  /** Pairs of the same tree, the open one left out. */
  readonly pairs: readonly PairRow[];
  readonly onOpen: (pair: PairRow) => void;
}

/** The other decisions of the same tree that became pairs. */
export function OtherPairs({ pairs, onOpen }: Props) {
  return (
    <section className={classes.others} aria-label="Other pairs from this tree">
      <header>
        <h3>Other pairs from this tree</h3>
        <span>{count(pairs.length)}</span>
      </header>
      <ul>
        {pairs.slice(0, SHOWN).map((pair) => (
          <li key={pair.id}>
            <button type="button" onClick={() => onOpen(pair)}>
              <span className={classes.step}>step {pair.depth + 1}</span>
              <span className={classes.otherAction}>
                <SideMark side="chosen" size={10} />
                <code>{renderAction(pair.chosen)}</code>
              </span>
              <span className={classes.otherAction}>
                <SideMark side="rejected" size={10} />
                <code>{renderAction(pair.rejected)}</code>
              </span>
              <span className={classes.margin}>{score(pair.margin)}</span>
            </button>
          </li>
        ))}
      </ul>
      {pairs.length > SHOWN && (
        <p className={classes.more}>and {count(pairs.length - SHOWN)} more</p>
      )}
    </section>
  );
}
