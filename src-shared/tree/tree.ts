import type { AgentAction } from '@shared/agent/action';

/** How an episode ended at a node; `null` while it goes on. */
export type TerminalKind = 'success' | 'failure' | 'depth-limit';

/** Whether a node was made by expanding its parent or by following a rollout. */
export type NodeOrigin = 'root' | 'expansion' | 'rollout';

/** Why a search ended. */
export type StopReason = 'iterations' | 'success' | 'exhausted' | 'budget' | 'cancelled';

/**
 * A node of a search tree: the state reached by `action` from its parent. Node 0 is the root.
 * Ids are dense and ordered by birth, so `nodes[id].id === id`, and a parent comes before its
 * children.
 */
export interface TreeNode {
  readonly id: number;
  readonly parent: number | null;
  /** Steps from the root; the root has depth 0. */
  readonly depth: number;
  /** `null` at the root. */
  readonly action: AgentAction | null;
  readonly observation: string;
  /** False when the environment refused the action (an `invalid` step). */
  readonly valid: boolean;
  readonly terminal: TerminalKind | null;
  /** Reward of the final step, in [0, 1]; `null` while the episode goes on. */
  readonly reward: number | null;
  readonly origin: NodeOrigin;
  /** Iteration of birth, from 1; the root has 0. */
  readonly iteration: number;
  /** N: returns backed up through this node. */
  readonly visits: number;
  /** W: sum of those returns; V = W / N. */
  readonly valueSum: number;
  /** P: share of the samples at the parent that gave this action, in (0, 1]; 1 at the root. */
  readonly prior: number;
  /** Terminal, or expanded with every child exhausted: never selected again. */
  readonly exhausted: boolean;
  /** Whether its children came from an expansion (a rollout may add children before that). */
  readonly expanded: boolean;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

/**
 * What one iteration did, enough to replay it: the four phases with the nodes that each touched.
 * Node ids are those of the finished tree.
 */
export interface SearchIteration {
  /** From 1. */
  readonly iteration: number;
  /** Path from the root to the selected node. */
  readonly selected: readonly number[];
  /** Children that the expansion gave, new ones and merged ones, in sampling order. */
  readonly expanded: readonly number[];
  /** Nodes walked by the rollout after the child it started from. */
  readonly rollout: readonly number[];
  /**
   * Returns backed up in this iteration, in order: `leaf` and all its ancestors got `value`.
   */
  readonly backups: readonly { readonly leaf: number; readonly value: number }[];
}

/** A finished or interrupted search over one task. */
export interface SearchTree {
  readonly taskId: string;
  readonly instruction: string;
  readonly nodes: readonly TreeNode[];
  readonly iterations: readonly SearchIteration[];
  readonly stopReason: StopReason;
  /** Policy samples drawn (one per completion). */
  readonly policyCalls: number;
  readonly environmentSteps: number;
}

/** V = W / N, the mean return; `null` for a node that was never visited. */
export function meanValue(node: Pick<TreeNode, 'visits' | 'valueSum'>): number | null {
  return node.visits > 0 ? node.valueSum / node.visits : null;
}
