import { puctBonus, uctBonus } from '@shared/tree/uct';
import { valueOf, type TreeStats } from './stats';
import type { TreeIndex } from './tree-index';

/** The selection score of a node in its two parts. */
export interface UctReading {
  /** V, the part that exploits. */
  readonly value: number;
  /** The part that explores. */
  readonly exploration: number;
  readonly total: number;
  readonly parentVisits: number;
}

/** Everything that is read off a node at one moment. NaN where unknown. */
export interface NodeReadings {
  readonly id: number;
  readonly visits: number;
  readonly value: number;
  readonly prior: number;
  readonly q: number;
  readonly reward: number;
  /** `null` at the root and before the first visit, which come first in any selection. */
  readonly uct: UctReading | null;
}

/** N, V, P, Q, reward and UCT of a node as of the given statistics. */
export function readingsOf(index: TreeIndex, stats: TreeStats, id: number): NodeReadings {
  const { prior, q, reward } = index.columns;
  return {
    id,
    visits: stats.visits[id]!,
    value: valueOf(stats, id),
    prior: prior[id]!,
    q: q[id]!,
    reward: reward[id]!,
    uct: uctOf(index, stats, id),
  };
}

/** V + c·√(ln N_parent / N), or with a prior V + c·P·√N_parent / (1 + N). */
export function uctOf(index: TreeIndex, stats: TreeStats, id: number): UctReading | null {
  const { parent, prior, exploration: constant, selection } = index.columns;
  const above = parent[id]!;
  const visits = stats.visits[id]!;
  if (above < 0 || visits === 0) return null;
  const parentVisits = stats.visits[above]!;
  const value = valueOf(stats, id);
  const exploration =
    selection === 'puct'
      ? puctBonus({ visits, prior: prior[id]! }, parentVisits, constant)
      : uctBonus(visits, parentVisits, constant);
  return { value, exploration, total: value + exploration, parentVisits };
}
