import { Icon } from '@renderer/components/Icon';
import { count } from '@renderer/format/numbers';
import { SignedReading } from '../detail/Swatch';
import { markOf } from '../draw/marks';
import { MarkGlyph } from '../legend/MarkGlyph';
import { valueOf, type TreeStats } from '../model/stats';
import { hasChildren } from '../model/tree-index';
import type { OpenTree } from '../state/explorer-state';
import { useExplorer } from '../state/explorer-store';
import { select, toggleFold } from '../state/tree-actions';
import classes from './Outline.module.css';

/** Steps deeper than this are indented no further. */
const DEEPEST_INDENT = 12;

/** One node of the outline. */
export function OutlineRow({
  htmlId,
  tree,
  stats,
  id,
  position,
  top,
  selected,
  folded,
  hit,
}: {
  readonly htmlId: string;
  readonly tree: OpenTree;
  readonly stats: TreeStats;
  readonly id: number;
  readonly position: number;
  readonly top: number;
  readonly selected: boolean;
  readonly folded: boolean;
  readonly hit: boolean;
}) {
  const explorer = useExplorer();
  const { depth, label, q } = tree.index.columns;
  const branches = hasChildren(tree.index, id);
  const name = id === 0 ? 'Start' : tree.index.short[id];
  return (
    <div
      id={htmlId}
      className={classes.row}
      style={{ top, paddingLeft: 4 + Math.min(DEEPEST_INDENT, depth[id]!) * 9 }}
      role="row"
      aria-level={depth[id]! + 1}
      aria-rowindex={position}
      aria-selected={selected}
      aria-expanded={branches ? !folded : undefined}
      data-node={id}
      onClick={() => select(explorer, id)}
      onDoubleClick={() => toggleFold(explorer, id)}
    >
      <span role="gridcell" className={classes.step}>
        {branches ? (
          <button
            type="button"
            className={classes.fold}
            data-folded={folded || undefined}
            tabIndex={-1}
            aria-label={folded ? `Unfold ${name}` : `Fold ${name}`}
            onClick={(event) => {
              event.stopPropagation();
              toggleFold(explorer, id);
            }}
          >
            <Icon name="down" size={14} />
          </button>
        ) : (
          <span style={{ width: 20, flex: 'none' }} />
        )}
        <MarkGlyph kind={markOf(tree.index, stats, id)} />
        <span
          className={classes.label}
          data-best={tree.best.includes(id) || undefined}
          data-hit={hit || undefined}
          title={label[id]}
        >
          {name}
        </span>
      </span>
      <span role="gridcell">{count(stats.visits[id]!)}</span>
      <span role="gridcell">
        <SignedReading value={valueOf(stats, id)} />
      </span>
      <span role="gridcell">
        <SignedReading value={q[id]!} />
      </span>
    </div>
  );
}
