import type { WorkloadName } from './workload';

/** A workload against PyTorch. */
export interface DuelRow {
  readonly model: WorkloadName;
  readonly threads: number;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly peerMilliseconds: number | null;
  /** Median of the rounds' ratios of ours to PyTorch's time. */
  readonly ratio: number | null;
  /** Largest difference of the two sides' losses over the rounds. */
  readonly lossDifference: number | null;
  /** Peak of the process, in MB. */
  readonly memory: number;
  readonly peerMemory: number | null;
  readonly buildMilliseconds: number;
  readonly openMilliseconds: number;
  readonly overheadShare: number;
  readonly gflops: number;
  readonly gemmGflops: number;
  /** `gflops` by `gemmGflops`. */
  readonly gemmShare: number;
  readonly peerGemmGflops: number | null;
}

/** A workload whose layers are computed twice to save memory. */
export interface RecomputeRow {
  readonly model: WorkloadName;
  readonly threads: number;
  readonly rounds: number;
  readonly milliseconds: number;
  /** Peak of the process, in MB. */
  readonly memory: number;
}
