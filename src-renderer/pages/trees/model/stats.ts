import type { SearchIteration } from '@shared/tree/tree';
import type { TreeIndex } from './tree-index';

/** N and W of every node at one moment of the search, and how many nodes were born by then. */
export interface TreeStats {
  readonly visits: Int32Array;
  readonly valueSum: Float64Array;
  /** Ids are in order of birth: a node exists when its id is below this. */
  readonly born: number;
}

/** The statistics the finished search left behind. */
export function finalStats(index: TreeIndex): TreeStats {
  return { visits: index.columns.visits, valueSum: index.columns.valueSum, born: index.size };
}

/** V = W / N; NaN for a node that was never visited. */
export function valueOf(stats: TreeStats, id: number): number {
  const visits = stats.visits[id]!;
  return visits > 0 ? stats.valueSum[id]! / visits : NaN;
}

/** The phases of one iteration, in order. */
export const phases = ['Select', 'Expand', 'Roll out', 'Back up'] as const;
export type Phase = 0 | 1 | 2 | 3;

/** A moment of the search: iteration, from 1, and the phase that has just happened. */
export interface Moment {
  readonly iteration: number;
  readonly phase: Phase;
}

/** Iterations between two stored snapshots: a jump replays at most this many. */
const SNAPSHOT_EVERY = 64;

/**
 * Recomputes N and W as of any iteration from the log of back-ups. A snapshot is kept every 64
 * iterations, so that scrubbing costs the same at the end of a long search as at its start.
 */
export class ReplayStats {
  private readonly snapshots: { visits: Int32Array; valueSum: Float64Array }[] = [];

  constructor(
    private readonly index: TreeIndex,
    private readonly iterations: readonly SearchIteration[],
  ) {}

  /** Statistics once `moment` has happened: values change only in its last phase. */
  at(moment: Moment): TreeStats {
    const backedUp = moment.phase === 3 ? moment.iteration : moment.iteration - 1;
    const born = this.bornBy(moment);
    if (backedUp >= this.iterations.length) return { ...finalStats(this.index), born };
    return { ...this.after(backedUp), born };
  }

  /** N and W after the first `count` iterations. */
  private after(count: number): { visits: Int32Array; valueSum: Float64Array } {
    const whole = Math.floor(count / SNAPSHOT_EVERY);
    for (let next = this.snapshots.length; next <= whole; next += 1) {
      this.snapshots.push(this.continued(next - 1, next * SNAPSHOT_EVERY));
    }
    return this.continued(whole, count);
  }

  private continued(
    snapshot: number,
    count: number,
  ): { visits: Int32Array; valueSum: Float64Array } {
    const from = this.snapshots[snapshot];
    const visits = from ? from.visits.slice() : new Int32Array(this.index.size);
    const valueSum = from ? from.valueSum.slice() : new Float64Array(this.index.size);
    const { parent } = this.index.columns;
    for (let at = from ? snapshot * SNAPSHOT_EVERY : 0; at < count; at += 1) {
      for (const { leaf, value } of this.iterations[at]!.backups) {
        for (let id = leaf; id >= 0; id = parent[id]!) {
          visits[id]! += 1;
          valueSum[id]! += value;
        }
      }
    }
    return { visits, valueSum };
  }

  /** Nodes born by `moment`: expansion and rollout bring theirs in their own phase. */
  private bornBy({ iteration, phase }: Moment): number {
    const { columns } = this.index;
    const before = firstBornIn(columns.iteration, iteration);
    const after = firstBornIn(columns.iteration, iteration + 1);
    if (phase === 0) return before;
    if (phase >= 2) return after;
    let born = before;
    for (const id of this.iterations[iteration - 1]?.expanded ?? []) born = Math.max(born, id + 1);
    return born;
  }
}

/** The first node born in `iteration` or later; births never go back. */
function firstBornIn(births: Int32Array, iteration: number): number {
  let low = 0;
  let high = births.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (births[middle]! < iteration) low = middle + 1;
    else high = middle;
  }
  return low;
}
