import type { AgentAction } from '@shared/agent/action';
import type { SearchTree, TreeNode } from '@shared/tree/tree';
import { act } from './scripted-policy';

/** What a test says about a node; the rest is filled in. */
export interface Seedling extends Partial<Omit<TreeNode, 'id' | 'depth'>> {
  readonly parent: number;
  /** V, for nodes where W is not given. */
  readonly value?: number;
}

/**
 * A tree with the given nodes after the root, in order: node k of the tree is entry k − 1. Unless
 * told otherwise a node was expanded at iteration 1, visited once, and goes through door k. The
 * log is empty.
 */
export function plant(
  seedlings: readonly Seedling[],
  changes: Partial<Pick<SearchTree, 'taskId' | 'instruction' | 'stopReason'>> = {},
): SearchTree {
  const nodes: TreeNode[] = [node(0, 0, { parent: 0, visits: seedlings.length }, null)];
  seedlings.forEach((seedling, index) => {
    const id = index + 1;
    nodes.push(node(id, nodes[seedling.parent]!.depth + 1, seedling, act('go', String(id))));
  });
  return {
    taskId: 'planted',
    instruction: 'Leave the house.',
    nodes,
    iterations: [],
    stopReason: 'iterations',
    policyCalls: 0,
    environmentSteps: nodes.length - 1,
    ...changes,
  };
}

function node(
  id: number,
  depth: number,
  { value = 0, ...given }: Seedling,
  action: AgentAction | null,
): TreeNode {
  const visits = given.visits ?? 1;
  return {
    id,
    depth,
    action,
    observation: `Room ${id}.`,
    valid: true,
    terminal: null,
    reward: null,
    origin: id === 0 ? 'root' : 'expansion',
    iteration: id === 0 ? 0 : 1,
    valueSum: visits * value,
    prior: 1,
    exhausted: (given.terminal ?? null) !== null,
    expanded: false,
    promptTokens: null,
    completionTokens: null,
    ...given,
    visits,
    parent: id === 0 ? null : given.parent,
  };
}
