import { terminalCodes } from '@shared/ipc/rows';
import type { SearchIteration, TerminalKind } from '@shared/tree/tree';
import type { TreeIndex } from './tree-index';

/** A return that was backed up through a node, and when. */
export interface TimedReturn {
  readonly iteration: number;
  readonly value: number;
}

/**
 * Every return that went through each of `siblings` by the end of an iteration, in the order of the
 * search. Their mean is the node's V and their number its N.
 * @param siblings children of one node, or the root alone
 */
export function returnsOf(
  { columns: { parent } }: Pick<TreeIndex, 'columns'>,
  iterations: readonly SearchIteration[],
  siblings: readonly number[],
  upTo: number,
): ReadonlyMap<number, readonly TimedReturn[]> {
  const returns = new Map(siblings.map((id): [number, TimedReturn[]] => [id, []]));
  const above = parent[siblings[0] ?? 0]!;
  for (const { iteration, backups } of iterations) {
    if (iteration > upTo) break;
    for (const { leaf, value } of backups) {
      let at = leaf;
      // Parents are born before their children: below the common parent nothing is to be found.
      while (at > above && parent[at]! !== above) at = parent[at]!;
      returns.get(at)?.push({ iteration, value });
    }
  }
  return returns;
}

/** Returns summed up. */
export interface ReturnSummary {
  /** W. */
  readonly sum: number;
  readonly count: number;
  readonly least: number;
  readonly largest: number;
  /** s / √N with the sample's standard deviation s; `null` with fewer than two. */
  readonly standardError: number | null;
}

/** `null` without any return. */
export function summaryOf(returns: readonly TimedReturn[]): ReturnSummary | null {
  const values = returns.map(({ value }) => value);
  if (values.length === 0) return null;
  const count = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + (value - sum / count) ** 2, 0);
  return {
    sum,
    count,
    least: values.reduce((least, value) => Math.min(least, value)),
    largest: values.reduce((largest, value) => Math.max(largest, value)),
    standardError: count < 2 ? null : Math.sqrt(squares / (count - 1) / count),
  };
}

/** V of several nodes after an iteration; NaN before their first visit. */
export interface CoursePoint {
  readonly iteration: number;
  /** In the order of the nodes asked for. */
  readonly values: readonly number[];
}

/**
 * V = W / N of each node after every iteration, thinned evenly to at most `most` points of which the
 * last is `upTo`.
 */
export function coursesOf(
  returns: readonly (readonly TimedReturn[])[],
  upTo: number,
  most: number,
): readonly CoursePoint[] {
  const points = Math.min(most, upTo);
  const state = returns.map(() => ({ next: 0, sum: 0 }));
  return Array.from({ length: points }, (_, i) => {
    const iteration = Math.round(((i + 1) * upTo) / points);
    const values = returns.map((list, which) => {
      const now = state[which]!;
      for (; (list[now.next]?.iteration ?? Infinity) <= iteration; now.next += 1) {
        now.sum += list[now.next]!.value;
      }
      return now.next === 0 ? NaN : now.sum / now.next;
    });
    return { iteration, values };
  });
}

/** What there is below a node, itself included. */
export interface Subtree {
  readonly nodes: number;
  readonly invalid: number;
  readonly ends: Readonly<Record<TerminalKind, number>>;
  /** Largest reward of an end; `null` without any. */
  readonly bestReward: number | null;
}

/** Counts the nodes at and below `id` that were born by then. */
export function subtreeOf({ columns, size }: TreeIndex, id: number, born: number): Subtree {
  const { parent, terminal, reward, valid } = columns;
  const inside = new Uint8Array(size);
  inside[id] = 1;
  const ends = { success: 0, failure: 0, 'depth-limit': 0 };
  let [nodes, invalid, best] = [0, 0, -Infinity];
  for (let at = id; at < Math.min(born, size); at += 1) {
    if (at > id && inside[Math.max(0, parent[at]!)] === 1) inside[at] = 1;
    if (inside[at] !== 1) continue;
    nodes += 1;
    if (valid[at] === 0) invalid += 1;
    const kind = terminalCodes[terminal[at]!] ?? null;
    if (kind === null) continue;
    ends[kind] += 1;
    if (kind !== 'depth-limit' && reward[at]! > best) best = reward[at]!;
  }
  return { nodes, invalid, ends, bestReward: best === -Infinity ? null : best };
}
