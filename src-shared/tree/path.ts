import type { Step } from '@shared/agent/action';
import type { SearchTree, TreeNode } from '@shared/tree/tree';

/** Nodes from the root to `id`, both included. */
export function pathTo(nodes: readonly TreeNode[], id: number): readonly TreeNode[] {
  const path: TreeNode[] = [];
  for (let at: number | null = id; at !== null;) {
    const node: TreeNode = nodes[at]!;
    path.push(node);
    at = node.parent;
  }
  return path.reverse();
}

/** τ_t: the executed steps from the root to node `id`, its own step the last. Empty at the root. */
export function historyOf(nodes: readonly TreeNode[], id: number): readonly Step[] {
  return pathTo(nodes, id).flatMap(({ action, observation }) =>
    action === null ? [] : [{ action, observation }],
  );
}

/** Ids of the children of every node, in order of birth. */
export function childrenOf(nodes: readonly Pick<TreeNode, 'parent'>[]): readonly number[][] {
  const children: number[][] = nodes.map(() => []);
  nodes.forEach(({ parent }, id) => {
    if (parent !== null) children[parent]!.push(id);
  });
  return children;
}

/**
 * The end of the best path: the highest reward, an answer before the step limit, then the fewest
 * steps, then the oldest. `null` when no episode of the tree ended.
 */
export function bestTerminal(tree: Pick<SearchTree, 'nodes'>): TreeNode | null {
  let best: TreeNode | null = null;
  for (const node of tree.nodes) {
    if (node.terminal !== null && (best === null || isBetterEnd(node, best))) best = node;
  }
  return best;
}

function isBetterEnd(a: TreeNode, b: TreeNode): boolean {
  const reward = (a.reward ?? 0) - (b.reward ?? 0);
  if (reward !== 0) return reward > 0;
  const finished = Number(a.terminal !== 'depth-limit') - Number(b.terminal !== 'depth-limit');
  if (finished !== 0) return finished > 0;
  return a.depth < b.depth;
}

/** Whether the search found a reward of 1. */
export function isSolved(tree: Pick<SearchTree, 'nodes'>): boolean {
  return tree.nodes.some((node) => node.terminal === 'success');
}

/** Nodes of the best path from the root to its end; empty when no episode of the tree ended. */
export function bestPath(tree: Pick<SearchTree, 'nodes'>): readonly TreeNode[] {
  const end = bestTerminal(tree);
  return end === null ? [] : pathTo(tree.nodes, end.id);
}
