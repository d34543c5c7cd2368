import { backUp, type BackedUpNode } from '@shared/tree/backup';
import { childrenOf } from '@shared/tree/path';
import type { SearchIteration, SearchTree, TreeNode } from '@shared/tree/tree';

/** N and W of every node as they stood after some iteration, by node id. */
export interface Statistics {
  readonly visits: Int32Array;
  readonly valueSum: Float64Array;
}

/**
 * N and W of all nodes after the first `upTo` iterations, from the backups alone. Nodes born later
 * have zeros. Costs O(nodes + backups · depth).
 *
 * @param parents parent of each node by id, negative at the root
 */
export function statisticsAt(
  parents: ArrayLike<number>,
  iterations: readonly SearchIteration[],
  upTo: number,
): Statistics {
  const nodes: BackedUpNode[] = Array.from(parents, (parent) => ({
    parent: parent < 0 ? null : parent,
    visits: 0,
    valueSum: 0,
  }));
  for (const { iteration, backups } of iterations) {
    if (iteration > upTo) break;
    for (const { leaf, value } of backups) backUp(nodes, leaf, value);
  }
  return {
    visits: Int32Array.from(nodes, (node) => node.visits),
    valueSum: Float64Array.from(nodes, (node) => node.valueSum),
  };
}

/** Which of `nodes` are never selected again: terminal, or expanded with every child exhausted. */
export function exhaustedNodes(
  nodes: readonly Pick<TreeNode, 'parent' | 'terminal' | 'expanded'>[],
): readonly boolean[] {
  const children = childrenOf(nodes);
  const exhausted = nodes.map(() => false);
  // A parent comes before its children, so from the end every child is known before its parent.
  for (let id = nodes.length - 1; id >= 0; id -= 1) {
    const { terminal, expanded } = nodes[id]!;
    exhausted[id] = terminal !== null || (expanded && children[id]!.every((at) => exhausted[at]));
  }
  return exhausted;
}

/**
 * The tree as it stood after its first `upTo` iterations: the nodes born by then with their N, W,
 * `expanded` and `exhausted`. P is that of the finished tree: a later expansion that merged with
 * an older node changed it, and the log does not hold the earlier value.
 */
export function nodesAt(
  tree: Pick<SearchTree, 'nodes' | 'iterations'>,
  upTo: number,
): readonly TreeNode[] {
  const born = tree.nodes.filter((node) => node.iteration <= upTo);
  const { visits, valueSum } = statisticsAt(
    born.map((node) => node.parent ?? -1),
    tree.iterations,
    upTo,
  );
  const expanded = expandedBy(tree, upTo);
  const nodes = born.map((node, id) => ({
    ...node,
    visits: visits[id]!,
    valueSum: valueSum[id]!,
    expanded: expanded.has(id),
  }));
  const exhausted = exhaustedNodes(nodes);
  return nodes.map((node, id) => ({ ...node, exhausted: exhausted[id]! }));
}

/** An iteration expands the last node of its selected path, if it came that far. */
function expandedBy(
  tree: Pick<SearchTree, 'nodes' | 'iterations'>,
  upTo: number,
): ReadonlySet<number> {
  const ids = tree.iterations
    .filter(({ iteration }) => iteration <= upTo)
    .map(({ selected }) => selected.at(-1)!);
  return new Set(ids.filter((id) => tree.nodes[id]!.expanded));
}
