import { least, type SiblingPair } from '@shared/preference/rules';
import { bestTerminal, childrenOf, pathTo } from '@shared/tree/path';
import { meanValue, type SearchTree, type TreeNode } from '@shared/tree/tree';

/**
 * V as the published code holds it, where a node starts with the reward of its own step: the
 * episode's reward at an end, −1 for a refused action, else 0; the first backup replaces it.
 */
export function referenceValue(node: TreeNode): number {
  return meanValue(node) ?? (node.terminal !== null ? (node.reward ?? 0) : node.valid ? 0 : -1);
}

/**
 * The pairs that the published code takes from a tree: at each step of the best path the child with
 * the largest V against the child with the smallest, the oldest among equals, with no filter but
 * that they are two. A tree whose best reward is 0 gives none. Children below which everything was
 * explored are left out, for the published search has deleted them (docs/decisions/0004); the best
 * path's own stay.
 */
export function referencePairs(tree: Pick<SearchTree, 'nodes'>): readonly SiblingPair[] {
  const end = bestTerminal(tree);
  if (end === null || !((end.reward ?? 0) > 0)) return [];
  const children = childrenOf(tree.nodes);
  return pathTo(tree.nodes, end.id).flatMap((onPath) => {
    if (onPath.parent === null) return [];
    const kept = children[onPath.parent]!.map((id) => tree.nodes[id]!).filter(
      (node) => node.id === onPath.id || !node.exhausted || node.terminal !== null,
    );
    const chosen = least(kept, (node) => -referenceValue(node))!;
    const rejected = least(kept, referenceValue)!;
    if (chosen.id === rejected.id) return [];
    return [
      {
        chosen,
        rejected,
        chosenValue: referenceValue(chosen),
        rejectedValue: referenceValue(rejected),
      },
    ];
  });
}
