import { bestPath, childrenOf } from '@shared/tree/path';
import { meanValue, type SearchTree, type TreeNode } from '@shared/tree/tree';

/** Two siblings of which one may be preferred to the other. No filter has looked at them yet. */
export interface SiblingPair {
  readonly chosen: TreeNode;
  readonly rejected: TreeNode;
  /** Q̂(s, a) of both: V of the node that the action leads to, or a stand-in where V is unknown. */
  readonly chosenValue: number;
  readonly rejectedValue: number;
}

type Tree = Pick<SearchTree, 'nodes'>;

/** V, or −∞ for a node that was never visited: such a pair never passes the least visits. */
const valueOrNone = (node: TreeNode): number => meanValue(node) ?? -Infinity;

function pairOf(chosen: TreeNode, rejected: TreeNode): SiblingPair {
  return {
    chosen,
    rejected,
    chosenValue: valueOrNone(chosen),
    rejectedValue: valueOrNone(rejected),
  };
}

/**
 * One pair for each step of the best path that has siblings: the path's own action against the
 * sibling with the smallest V (arXiv 2409.09345, §3.3), the oldest among equals, out of those with
 * at least `minVisits` visits. A step whose siblings were all visited less gives the oldest of
 * them, for a filter to remove and count.
 */
export function bestPathPairs(tree: Tree, minVisits: number): readonly SiblingPair[] {
  const children = childrenOf(tree.nodes);
  return bestPath(tree).flatMap((chosen) => {
    if (chosen.parent === null) return [];
    const siblings = children[chosen.parent]!.filter((id) => id !== chosen.id).map(
      (id) => tree.nodes[id]!,
    );
    const known = siblings.filter((node) => node.visits >= Math.max(1, minVisits));
    const rejected = known.length > 0 ? least(known, valueOrNone) : siblings[0];
    return rejected ? [pairOf(chosen, rejected)] : [];
  });
}

/** Every two siblings of the tree, the one with the larger V as chosen, the older among equals. */
export function allSiblingPairs(tree: Tree): readonly SiblingPair[] {
  const pairs: SiblingPair[] = [];
  for (const ids of childrenOf(tree.nodes)) {
    const siblings = ids.map((id) => tree.nodes[id]!);
    siblings.forEach((first, index) => {
      for (const second of siblings.slice(index + 1)) {
        const inOrder = valueOrNone(first) >= valueOrNone(second);
        pairs.push(inOrder ? pairOf(first, second) : pairOf(second, first));
      }
    });
  }
  return pairs;
}

/** The first of the nodes with the smallest value. */
export function least(
  nodes: readonly TreeNode[],
  value: (node: TreeNode) => number,
): TreeNode | undefined {
  return nodes.reduce<TreeNode | undefined>(
    (best, node) => (best === undefined || value(node) < value(best) ? node : best),
    undefined,
  );
}
