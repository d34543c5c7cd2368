import type { TreeNode } from '@shared/tree/tree';

/** A node of the file beside what it becomes. */
export interface ReferenceNode {
  readonly node: TreeNode;
  /** V as the file has it, also where the node was never visited. */
  readonly value: number;
  /** Reward as the file has it. */
  readonly reward: number;
  readonly em: number | null;
  readonly children: number[];
}
