import { meanValue, type SearchTree } from '@shared/tree/tree';
import { childrenOf } from '@shared/tree/path';

/** A node as the published code saves it. */
export interface ReferenceJson {
  state: { action: string; observation: string };
  question: string;
  children: ReferenceJson[] | null;
  visits: number;
  value: number;
  depth: number;
  is_terminal: boolean;
  reward: number;
  em: number | null;
  messages: { role: string; content: string }[] | null;
  best_trajectory_index_list?: number[];
}

/**
 * A tree as the published code saves it: rollouts are not in it, thought and action stand on one
 * line, the best path is the first with the largest reward in pre-order.
 */
export function referenceJson(tree: SearchTree): ReferenceJson {
  const children = childrenOf(tree.nodes);
  const made = (id: number): ReferenceJson => {
    const node = tree.nodes[id]!;
    const kept = children[id]!.filter((child) => tree.nodes[child]!.origin === 'expansion');
    const { action } = node;
    return {
      state: {
        action: action
          ? `Thought: ${action.thought} Action: ${action.type}[${action.argument}]`
          : '',
        observation: id === 0 ? '' : `Observation: ${node.observation}`,
      },
      question: tree.instruction,
      children: kept.length > 0 ? kept.map(made) : null,
      visits: node.visits,
      value: meanValue(node) ?? (node.valid ? 0 : -1),
      depth: node.depth,
      is_terminal: node.terminal !== null,
      reward: node.reward ?? 0,
      em: null,
      messages: id === 0 ? [{ role: 'user', content: tree.instruction }] : null,
    };
  };
  const root = made(0);
  return { ...root, best_trajectory_index_list: bestPath(root) };
}

function bestPath(root: ReferenceJson): number[] {
  let best: { reward: number; path: number[] } = { reward: 0, path: [] };
  const walk = (node: ReferenceJson, path: number[]): void => {
    if (node.reward > best.reward) best = { reward: node.reward, path };
    node.children?.forEach((child, at) => {
      walk(child, [...path, at]);
    });
  };
  walk(root, []);
  return best.path;
}
