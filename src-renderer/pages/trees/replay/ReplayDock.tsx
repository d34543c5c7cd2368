import { useExplorerState } from '../state/explorer-store';
import { PhaseBoxes } from './PhaseBoxes';
import { Scrubber } from './Scrubber';
import { Transport } from './Transport';
import { useReplayClock } from './useReplayClock';
import classes from './ReplayDock.module.css';

/** The search, iteration by iteration: transport, the four phases, and the scrubber. */
export function ReplayDock() {
  const tree = useExplorerState((state) => state.tree);
  useReplayClock();
  if (!tree) return null;
  if (tree.iterations.length === 0) {
    return (
      <section className={classes.dock} aria-label="Replay">
        <p className={classes.empty}>
          {tree.index.size > 1
            ? 'How this tree grew was not saved with it, so there is nothing to replay.'
            : 'The search ended before its first iteration, so there is nothing to replay.'}
        </p>
      </section>
    );
  }
  return (
    <section className={classes.dock} aria-label="Replay">
      <div className={classes.controls}>
        <Transport />
        <PhaseBoxes />
      </div>
      <Scrubber />
    </section>
  );
}
