import { renderAction } from '@shared/agent/action';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { count, score } from '@renderer/format/numbers';
import type { CallState } from '@renderer/state/useCall';
import type { PairRow } from '@shared/ipc/rows';
import classes from './FirstPairs.module.css';

interface Props {
  readonly state: CallState<{ readonly total: number; readonly rows: readonly PairRow[] }>;
  /** What a row of the file looks like. */
  readonly shape: string;
}

/** The first pairs that pass, and the shape of a row of the file. */
export function FirstPairs({ state, shape }: Props) {
  return (
    <section className={classes.preview} aria-label="First pairs">
      <h2>One row of the file</h2>
      <pre className={classes.shape}>{shape}</pre>
      <PageLoaded state={state} what="The pairs could not be read." rows={8} height={60}>
        {({ total, rows }) =>
          rows.length === 0 ? (
            <p className={classes.none}>No pair passes these filters.</p>
          ) : (
            <>
              <h2>
                First {rows.length} of {count(total)} pairs{' '}
                <span className={classes.quiet}>edits and swaps applied</span>
              </h2>
              <ul>
                {rows.map((pair) => (
                  <Pair key={pair.id} pair={pair} />
                ))}
              </ul>
            </>
          )
        }
      </PageLoaded>
    </section>
  );
}

function Pair({ pair }: { readonly pair: PairRow }) {
  return (
    <li className={classes.pair} data-rejected={pair.review === 'rejected' || undefined}>
      <div className={classes.task}>
        <span className={classes.instruction}>{pair.instruction}</span>
        <span className={classes.quiet}>
          step {pair.depth + 1}, {pair.split === 'train' ? 'train' : 'held out'}
          {pair.review === 'rejected' && ', rejected: left out'}
        </span>
        <span className={classes.margin}>{score(pair.margin)}</span>
      </div>
      <div className={classes.actions}>
        <code>{renderAction(pair.chosen)}</code>
        <span className={classes.quiet}>over</span>
        <code>{renderAction(pair.rejected)}</code>
      </div>
    </li>
  );
}
