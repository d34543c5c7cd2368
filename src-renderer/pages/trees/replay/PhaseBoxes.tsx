import { useMemo } from 'react';
import { phaseLines } from '../model/replay-step';
import { phases, type Phase } from '../model/stats';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { goToMoment } from '../state/replay-actions';
import classes from './ReplayDock.module.css';

/** Select, Expand, Roll out, Back up: what each did in this iteration. A press goes there. */
export function PhaseBoxes() {
  const explorer = useExplorer();
  const tree = useExplorerState((state) => state.tree);
  const moment = useExplorerState((state) => state.moment);
  const iteration = moment?.iteration ?? tree?.iterations.length ?? 0;
  const lines = useMemo(() => {
    const record = tree?.iterations[iteration - 1];
    return tree && record ? phaseLines(tree.index, record) : null;
  }, [tree, iteration]);
  if (!lines) return null;
  return (
    <div className={classes.phases} role="group" aria-label={`Phases of iteration ${iteration}`}>
      {phases.map((name, at) => (
        <button
          key={name}
          type="button"
          className={classes.phase}
          aria-current={moment?.phase === at ? 'step' : undefined}
          onClick={() => goToMoment(explorer, { iteration, phase: at as Phase })}
        >
          <span className={classes.name}>
            {at + 1} {name}
          </span>
          <span title={lines[at]}>{lines[at]}</span>
        </button>
      ))}
    </div>
  );
}
