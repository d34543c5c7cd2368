import type { TerminalKind } from '@shared/tree/tree';

/** The numbers that a backup changes, and the way up. */
export interface BackedUpNode {
  /** Index of the parent among the nodes; `null` at the root. */
  readonly parent: number | null;
  visits: number;
  valueSum: number;
}

/** N += 1 and W += `value` at `leaf` and all its ancestors. */
export function backUp(nodes: readonly BackedUpNode[], leaf: number, value: number): void {
  for (let at: number | null = leaf; at !== null;) {
    const node: BackedUpNode = nodes[at]!;
    node.visits += 1;
    node.valueSum += value;
    at = node.parent;
  }
}

/** A reward of 1 is what counts as a success; everything else that ends an episode is a failure. */
export function terminalKind(reward: number): Extract<TerminalKind, 'success' | 'failure'> {
  return reward >= 1 ? 'success' : 'failure';
}

/**
 * The return of an episode that ended at a node: its reward in [0, 1], or `unfinished` when it ran
 * into the step limit.
 */
export function terminalReturn(
  end: { readonly terminal: TerminalKind; readonly reward: number | null },
  returns: { readonly unfinished: number },
): number {
  return end.terminal === 'depth-limit' ? returns.unfinished : (end.reward ?? 0);
}
