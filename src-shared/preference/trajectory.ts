import type { Step } from '@shared/agent/action';
import type { PairSplit } from '@shared/preference/pair';

/** A preference between two whole episodes of one task, for the paper's ablation. */
export interface TrajectoryPair {
  readonly taskId: string;
  readonly split: PairSplit;
  readonly instruction: string;
  readonly initialObservation: string;
  /** The steps that both begin with. */
  readonly history: readonly Step[];
  /** The steps after those, to the end of the episode; at least one. */
  readonly chosen: readonly Step[];
  readonly rejected: readonly Step[];
  readonly chosenReward: number;
  readonly rejectedReward: number;
}
