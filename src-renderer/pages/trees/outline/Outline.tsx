import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { hasChildren } from '../model/tree-index';
import { useDerived, useExplorer, useExplorerState } from '../state/explorer-store';
import { select, toggleFold } from '../state/tree-actions';
import { outlineMove, outlineRows } from './outline-rows';
import { OutlineRow } from './OutlineRow';
import classes from './Outline.module.css';

const ROW = 24;

/** The same tree as rows, in step with the picture: one selection, one fold state. */
export function Outline() {
  const explorer = useExplorer();
  const tree = useExplorerState((state) => state.tree);
  const selected = useExplorerState((state) => state.selected);
  const layout = useDerived((derived, state) => derived.layout(state));
  const stats = useDerived((derived, state) => derived.stats(state));
  const hits = useDerived((derived, state) => derived.hits(state));
  const hitSet = useMemo(() => new Set(hits), [hits]);
  const born = stats?.born ?? 0;
  const rows = useMemo(
    () => (tree && layout ? outlineRows(tree.index, layout, born) : new Int32Array()),
    [tree, layout, born],
  );
  const at = selected === null ? -1 : rows.indexOf(selected);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => ROW,
    overscan: 12,
  });

  const there = tree !== null && stats !== null && layout !== null;
  useEffect(() => {
    // Opened by its key, it is what the next keys are for; a button that was pressed keeps the focus.
    const pane = document.activeElement;
    if (there && (pane === document.body || pane?.hasAttribute('data-tree-pane') === true)) {
      body.current?.focus();
    }
  }, [there]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // Only a new selection scrolls: the person may look elsewhere meanwhile.
  }, [virtual, at]);

  if (!tree || !stats || !layout) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const current = Math.max(0, at);
    const node = rows[current] ?? 0;
    const move = outlineMove(rows, current, event.key, {
      parent: tree.index.columns.parent[node]!,
      folded: layout.closed.has(node),
      hasChildren: hasChildren(tree.index, node),
    });
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.kind === 'select') select(explorer, move.id);
    else toggleFold(explorer, move.id, move.fold);
  };

  return (
    <section className={classes.outline} aria-label="Outline">
      <div className={classes.head} aria-hidden="true">
        <span>Step</span>
        <span>N</span>
        <span>V</span>
        <span>Q</span>
      </div>
      <div
        ref={body}
        className={classes.body}
        role="treegrid"
        aria-label="Search tree"
        aria-rowcount={rows.length}
        aria-activedescendant={at >= 0 ? `${id}-${rows[at]!}` : undefined}
        tabIndex={0}
        data-outline
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index: row, start }) => (
            <OutlineRow
              key={rows[row]}
              htmlId={`${id}-${rows[row]!}`}
              tree={tree}
              stats={stats}
              id={rows[row]!}
              position={row + 1}
              top={start}
              selected={row === at}
              folded={layout.closed.has(rows[row]!)}
              hit={hitSet.has(rows[row]!)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
