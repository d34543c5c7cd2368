import { useExplorer, useExplorerState } from '../state/explorer-store';
import { nodeLine } from '../model/node-line';
import classes from './NodeTooltip.module.css';

/** Room that a tooltip may need; near an edge it opens to the other side of the pointer. */
const ROOM = { width: 420, height: 48 };

/** The hovered step in one line, beside the pointer. */
export function NodeTooltip({
  id,
  at,
}: {
  readonly id: number;
  readonly at: { x: number; y: number };
}) {
  const { derived } = useExplorer();
  const state = useExplorerState((all) => all);
  const stats = derived.stats(state);
  if (!state.tree || !stats) return null;
  const { action, facts } = nodeLine(state.tree.index, stats, id);
  const side =
    at.x > state.size.width - ROOM.width
      ? { right: state.size.width - at.x + 12 }
      : { left: at.x + 14 };
  const row =
    at.y > state.size.height - ROOM.height
      ? { bottom: state.size.height - at.y + 10 }
      : { top: at.y + 14 };
  return (
    <div className={classes.tooltip} style={{ ...side, ...row }} role="presentation">
      <span className={classes.action}>{action}</span> · {facts.join(' · ')}
    </div>
  );
}
