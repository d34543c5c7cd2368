import { renderAction, formatStep } from '@shared/agent/action';
import type { PreferencePair } from '@shared/preference/pair';
import { historyOf } from '@shared/tree/path';
import type { SearchTree, TreeNode } from '@shared/tree/tree';

/** Steps of each measure of length. */
const STEPS = 4;
/** A longer call, in UTF-16 units, is more likely an outgrowth than what sets the room for all. */
const LONGEST_CALL = 1000;

/**
 * The longest steps of trees as held-out pairs, each step beside itself: those with the longest calls,
 * with the longest thoughts and behind the longest histories. A training has room in each example for
 * the longest of all its pairs, which are more than the few of a trial.
 */
export function longestSteps(trees: readonly SearchTree[]): readonly PreferencePair[] {
  const steps = trees.flatMap((tree) =>
    tree.nodes.flatMap((node) =>
      node.action && renderAction(node.action).length <= LONGEST_CALL
        ? [{ tree, node, action: node.action }]
        : [],
    ),
  );
  const longest = (length: (step: (typeof steps)[number]) => number) =>
    [...steps].sort((a, b) => length(b) - length(a)).slice(0, STEPS);
  const found = new Set([
    ...longest(({ action }) => renderAction(action).length),
    ...longest(({ action }) => formatStep(action).length),
    ...longest(({ tree, node }) => lengthBefore(tree, node)),
  ]);
  return [...found].map(({ tree, node, action }) => {
    const parent = node.parent ?? 0;
    return {
      id: `${tree.taskId} ${node.id}`,
      taskId: tree.taskId,
      split: 'heldout',
      depth: tree.nodes[parent]?.depth ?? 0,
      parentNode: parent,
      chosenNode: node.id,
      rejectedNode: node.id,
      instruction: tree.instruction,
      initialObservation: tree.nodes[0]?.observation ?? '',
      history: historyOf(tree.nodes, parent),
      chosen: action,
      rejected: action,
      chosenValue: 0,
      rejectedValue: 0,
      chosenVisits: node.visits,
      rejectedVisits: node.visits,
    };
  });
}

/** Length of the observation and all before it, in UTF-16 units. */
function lengthBefore({ nodes }: SearchTree, { parent }: TreeNode): number {
  let length = 0;
  for (let at = parent === null ? undefined : nodes[parent]; at;) {
    length += at.observation.length + (at.action ? formatStep(at.action).length : 0);
    at = at.parent === null ? undefined : nodes[at.parent];
  }
  return length;
}
