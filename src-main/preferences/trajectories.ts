import type { Step } from '@shared/agent/action';
import { splitOf } from '@shared/preference/split';
import type { TrajectoryPair } from '@shared/preference/trajectory';
import { bestTerminal, isSolved, pathTo } from '@shared/tree/path';
import type { SearchTree, TreeNode } from '@shared/tree/tree';
import type { PairRequest } from '@main/preferences/build';

/**
 * Pairs of whole episodes of a tree (arXiv 2409.09345, the trajectory-level ablation): its best
 * path against the one with the smallest reward, the oldest among equals; with selection
 * `all-siblings` against every worse one. Worse means by the least margin, here of rewards. Trees
 * without a success give none where they are not included.
 */
export function trajectoryPairs(
  tree: SearchTree,
  { seed, pairs, group }: Pick<PairRequest, 'seed' | 'pairs' | 'group'>,
): readonly TrajectoryPair[] {
  const best = bestTerminal(tree);
  if (!best || (!pairs.includeUnsolved && !isSolved(tree))) return [];
  const worse = tree.nodes
    .filter(({ terminal }) => terminal !== null)
    .filter((end) => rewardOf(best) - rewardOf(end) >= Math.max(pairs.minMargin, Number.EPSILON))
    .sort((a, b) => rewardOf(a) - rewardOf(b));
  const chosenPath = pathTo(tree.nodes, best.id);
  return (pairs.selection === 'best-path' ? worse.slice(0, 1) : worse).map((end) => {
    const rejectedPath = pathTo(tree.nodes, end.id);
    const parting = chosenPath.findIndex((node, i) => node !== rejectedPath[i]);
    return {
      taskId: tree.taskId,
      split: splitOf(seed, group(tree.taskId), pairs.heldoutShare),
      instruction: tree.instruction,
      initialObservation: tree.nodes[0]?.observation ?? '',
      history: stepsOf(chosenPath.slice(0, parting)),
      chosen: stepsOf(chosenPath.slice(parting)),
      rejected: stepsOf(rejectedPath.slice(parting)),
      chosenReward: rewardOf(best),
      rejectedReward: rewardOf(end),
    };
  });
}

function rewardOf({ reward }: TreeNode): number {
  return reward ?? 0;
}

function stepsOf(nodes: readonly TreeNode[]): readonly Step[] {
  return nodes.flatMap(({ action, observation }) => (action ? [{ action, observation }] : []));
}
