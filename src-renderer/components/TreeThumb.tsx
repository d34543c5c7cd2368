import { useMemo } from 'react';
import { bestPath, thumbLayout, type ThumbNode } from '@renderer/components/tree-thumb-layout';
import { divergingFill } from '@renderer/components/charts/diverging';
import { terminalCodes, type TreeColumns } from '@shared/ipc/rows';

const MARGIN = 7;

/** A search tree as a small still picture: values as colour, ends as shapes, the best path in ink. */
export function TreeThumb({
  tree,
  width,
  height,
}: {
  readonly tree: TreeColumns;
  readonly width: number;
  readonly height: number;
}) {
  const nodes = useMemo(() => thumbLayout(tree), [tree]);
  const best = useMemo(() => new Set(bestPath(tree)), [tree]);
  const place = new Map(nodes.map((node) => [node.id, node]));
  const x = (node: ThumbNode) => MARGIN + node.x * (width - 2 * MARGIN);
  const y = (node: ThumbNode) => MARGIN + node.y * (height - 2 * MARGIN);
  const edge = (node: ThumbNode): string => {
    const from = place.get(node.parent);
    if (!from) return '';
    const middle = (x(from) + x(node)) / 2;
    return `M${round(x(from))} ${round(y(from))}C${round(middle)} ${round(y(from))} ${round(middle)} ${round(y(node))} ${round(x(node))} ${round(y(node))}`;
  };
  const onBest = nodes.filter(({ id }) => best.has(id));
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Search tree of ${tree.parent.length} nodes`}
    >
      <path d={nodes.map(edge).join('')} fill="none" stroke="var(--line-2)" strokeWidth={0.8} />
      <path d={onBest.map(edge).join('')} fill="none" stroke="var(--ink)" strokeWidth={2} />
      {nodes.map((node) => (
        <Mark key={node.id} tree={tree} id={node.id} x={x(node)} y={y(node)} />
      ))}
    </svg>
  );
}

function Mark({
  tree,
  id,
  x,
  y,
}: {
  readonly tree: TreeColumns;
  readonly id: number;
  readonly x: number;
  readonly y: number;
}) {
  const visits = tree.visits[id] ?? 0;
  const kind = terminalCodes[tree.terminal[id] ?? 0] ?? null;
  const value = visits > 0 ? (tree.valueSum[id] ?? 0) / visits : 0;
  const fill = divergingFill(kind === null ? value : (tree.reward[id] ?? 0));
  const paint = { fill, stroke: 'var(--surface)', strokeWidth: 0.5 };
  switch (kind) {
    case 'success':
      return (
        <path d={`M${round(x)} ${round(y - 3)}l3 3-3 3-3-3z`} {...paint} stroke="var(--ink)" />
      );
    case 'failure':
      return <rect x={round(x - 1.8)} y={round(y - 1.8)} width={3.6} height={3.6} {...paint} />;
    case 'depth-limit':
      return <path d={`M${round(x)} ${round(y - 2.4)}v4.8`} stroke={fill} strokeWidth={2} />;
    default:
      return (
        <circle
          cx={round(x)}
          cy={round(y)}
          r={round(Math.min(6, 1 + 0.7 * Math.sqrt(visits)))}
          {...paint}
        />
      );
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
