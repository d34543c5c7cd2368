import type { AgentAction, Step } from '@shared/agent/action';

/** Where a pair's task belongs: pairs are split by task, never within one. */
export type PairSplit = 'train' | 'heldout';

/** A preference between two sibling steps of one tree. */
export interface PreferencePair {
  /** Stable: derived from experiment, task and the two nodes. */
  readonly id: string;
  readonly taskId: string;
  readonly split: PairSplit;
  /** Depth of the decision: steps before it. */
  readonly depth: number;
  readonly parentNode: number;
  readonly chosenNode: number;
  readonly rejectedNode: number;
  readonly instruction: string;
  readonly initialObservation: string;
  /** τ_t: the steps from the root to the decision. */
  readonly history: readonly Step[];
  readonly chosen: AgentAction;
  readonly rejected: AgentAction;
  readonly chosenValue: number;
  readonly rejectedValue: number;
  readonly chosenVisits: number;
  readonly rejectedVisits: number;
}

/** V_chosen − V_rejected. */
export function pairMargin(pair: Pick<PreferencePair, 'chosenValue' | 'rejectedValue'>): number {
  return pair.chosenValue - pair.rejectedValue;
}
