import { childrenOf } from '@shared/tree/path';
import { exhaustedNodes, statisticsAt } from '@shared/tree/replay';
import type { SearchTree } from '@shared/tree/tree';

/** Sums of the same returns in another order may differ in the last digits. */
const TOLERANCE = 1e-9;

/**
 * What is wrong with a search tree, one sentence each; empty for a sound one. A sound tree has one
 * root, dense ids in order of birth, depths that count the steps, N and W that follow from the
 * backups of its log, and marks of exhaustion that follow from its ends.
 */
export function treeViolations(tree: Pick<SearchTree, 'nodes' | 'iterations'>): readonly string[] {
  return [...shapeViolations(tree), ...statisticsViolations(tree), ...logViolations(tree)];
}

function shapeViolations({ nodes }: Pick<SearchTree, 'nodes'>): string[] {
  const found: string[] = [];
  nodes.forEach((node, id) => {
    const parent = node.parent === null ? null : nodes[node.parent];
    if (node.id !== id) found.push(`Node ${id} carries the id ${node.id}.`);
    if ((id === 0) !== (node.parent === null))
      found.push(`Node ${id} is a second root or has none.`);
    if (node.parent !== null && !(node.parent < id)) {
      found.push(`Node ${id} is older than its parent ${node.parent}.`);
    }
    if (node.depth !== (parent ? parent.depth + 1 : 0)) {
      found.push(`Node ${id} has depth ${node.depth}, its parent ${parent?.depth ?? 'none'}.`);
    }
    if (parent && parent.terminal !== null) found.push(`Node ${id} follows an episode's end.`);
    if (parent && parent.iteration > node.iteration) found.push(`Node ${id} precedes its parent.`);
    if ((node.terminal === null) !== (node.reward === null)) {
      found.push(`Node ${id} has a reward without an end, or an end without a reward.`);
    }
    if (!(node.prior > 0 && node.prior <= 1)) found.push(`Node ${id} has the prior ${node.prior}.`);
  });
  return found;
}

function statisticsViolations(tree: Pick<SearchTree, 'nodes' | 'iterations'>): string[] {
  const found: string[] = [];
  const { nodes, iterations } = tree;
  const logged = statisticsAt(
    nodes.map((node) => node.parent ?? -1),
    iterations,
    Infinity,
  );
  const children = childrenOf(nodes);
  const exhausted = exhaustedNodes(nodes);
  nodes.forEach((node, id) => {
    if (node.visits !== logged.visits[id]) {
      found.push(`Node ${id} has ${node.visits} visits, the log ${String(logged.visits[id])}.`);
    }
    if (!(Math.abs(node.valueSum - logged.valueSum[id]!) <= TOLERANCE)) {
      found.push(`Node ${id} has W ${node.valueSum}, the log ${String(logged.valueSum[id])}.`);
    }
    const below = children[id]!.reduce((sum, child) => sum + nodes[child]!.visits, 0);
    if (below > node.visits) found.push(`The children of node ${id} have more visits than it.`);
    if (node.exhausted !== exhausted[id]) found.push(`Node ${id} is marked exhausted wrongly.`);
  });
  return found;
}

function logViolations({ nodes, iterations }: Pick<SearchTree, 'nodes' | 'iterations'>): string[] {
  const found: string[] = [];
  iterations.forEach((entry, index) => {
    const { iteration, selected, expanded, rollout } = entry;
    if (iteration !== index + 1) found.push(`Iteration ${iteration} stands at place ${index + 1}.`);
    const chained = (path: readonly number[]) =>
      path.every((id, at) => at === 0 || nodes[id]?.parent === path[at - 1]);
    if (selected[0] !== 0 || !chained(selected)) {
      found.push(`Iteration ${iteration} selects no path from the root.`);
    }
    if (!expanded.every((id) => nodes[id]?.parent === selected.at(-1))) {
      found.push(`Iteration ${iteration} expands something other than what it selected.`);
    }
    const start = rollout.length === 0 ? undefined : nodes[rollout[0]!]?.parent;
    if (!chained(rollout) || (start !== undefined && !expanded.includes(start ?? -1))) {
      found.push(`The rollout of iteration ${iteration} is no path from an expanded child.`);
    }
  });
  return found;
}
