import type { TreeLayout } from '../model/layout';
import type { TreeIndex } from '../model/tree-index';

/** What a key does in the outline. */
export type OutlineMove =
  | { readonly kind: 'select'; readonly id: number }
  | { readonly kind: 'fold'; readonly id: number; readonly fold: boolean };

/** The shown and born nodes, branch by branch. */
export function outlineRows(index: TreeIndex, layout: TreeLayout, born: number): Int32Array {
  return layout.order.filter((id) => id < born).sort((a, b) => index.rank[a]! - index.rank[b]!);
}

/** What a key does at a row; `null` for keys that are not the outline's. */
export function outlineMove(
  rows: Int32Array,
  at: number,
  key: string,
  node: { readonly parent: number; readonly folded: boolean; readonly hasChildren: boolean },
): OutlineMove | null {
  const id = rows[at];
  if (id === undefined) return null;
  const go = (to: number): OutlineMove => ({
    kind: 'select',
    id: rows[Math.min(rows.length - 1, Math.max(0, to))]!,
  });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + 20);
    case 'PageUp':
      return go(at - 20);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (!node.hasChildren) return { kind: 'select', id };
      return node.folded ? { kind: 'fold', id, fold: false } : go(at + 1);
    case 'ArrowLeft':
      if (node.hasChildren && !node.folded) return { kind: 'fold', id, fold: true };
      return { kind: 'select', id: Math.max(0, node.parent) };
    case 'Enter':
      return node.hasChildren ? { kind: 'fold', id, fold: !node.folded } : { kind: 'select', id };
    default:
      return null;
  }
}
