import { useMemo } from 'react';
import { LARGEST_RADIUS, type MarkKind } from '../draw/marks';
import { clampedEnds } from '../model/colouring';
import { useDerived, useExplorerState } from '../state/explorer-store';
import { MarkGlyph } from './MarkGlyph';
import { ScaleBar } from './ScaleBar';
import classes from './Legend.module.css';

const marks: readonly (readonly [MarkKind, string, string])[] = [
  ['filled', 'expanded', 'var(--ghost)'],
  ['hollow', 'rollout', 'var(--surface)'],
  ['diamond', 'success', 'var(--div-8)'],
  ['square', 'failure', 'var(--div-5)'],
  ['bar', 'depth limit', 'var(--div-2)'],
  ['cross', 'invalid', 'var(--ink-2)'],
];

/** What colours, sizes, shapes and lines mean, in one row. */
export function Legend() {
  const tree = useExplorerState((state) => state.tree);
  const mode = useExplorerState((state) => state.colour);
  const iteration = useExplorerState((state) => state.moment?.iteration ?? null);
  const stats = useDerived((derived, state) => derived.stats(state));
  const clamped = useMemo(
    () => (tree && stats ? clampedEnds(mode, tree.index, stats) : { low: false, high: false }),
    [tree, stats, mode],
  );
  if (!tree) return null;
  return (
    <div className={classes.legend} role="group" aria-label="Legend">
      <ScaleBar mode={mode} mostVisits={tree.index.columns.visits[0] ?? 1} clamped={clamped} />
      <SizeScale />
      {marks.map(([kind, name, fill]) => (
        <span key={kind} className={classes.item}>
          <MarkGlyph kind={kind} fill={fill} />
          {name}
        </span>
      ))}
      <Line colour="var(--ink)" width={2.75} name="best path" />
      {iteration !== null && (
        <span className={classes.iteration}>
          <Line colour="var(--accent)" width={2} name={`iteration ${iteration}`} />
        </span>
      )}
    </div>
  );
}

/** Sizes of nodes with 1, 10 and 50 visits. */
function SizeScale() {
  const radius = (visits: number) => Math.min(LARGEST_RADIUS, 1.7 + 1.25 * Math.sqrt(visits));
  return (
    <span className={classes.item}>
      <span className={classes.letter}>N</span>
      <svg width="58" height="24" aria-hidden="true">
        {[
          [1, 4],
          [10, 18],
          [50, 44],
        ].map(([visits, x]) => (
          <circle
            key={visits}
            cx={x}
            cy="12"
            r={radius(visits!)}
            fill="none"
            stroke="var(--ink-3)"
          />
        ))}
      </svg>
      1 · 10 · 50
    </span>
  );
}

function Line({
  colour,
  width,
  name,
}: {
  readonly colour: string;
  readonly width: number;
  readonly name: string;
}) {
  return (
    <span className={classes.item}>
      <svg width="20" height="8" aria-hidden="true">
        <path d="M0 4h20" stroke={colour} strokeWidth={width} />
      </svg>
      {name}
    </span>
  );
}
