import { terminalCodes, originCodes } from '@shared/ipc/rows';
import { holds, type QueryField, type QueryFlag, type QueryTerm } from './query';
import { uctOf } from './readings';
import { valueOf, type TreeStats } from './stats';
import type { TreeIndex } from './tree-index';

/** What a search needs besides the tree itself. */
export interface MatchContext {
  readonly index: TreeIndex;
  readonly stats: TreeStats;
  readonly best: readonly number[];
  /** Nodes that hold a text, for each text of the query. */
  readonly textHits: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Nodes for which every condition holds, in the order of the outline. */
export function matchNodes(terms: readonly QueryTerm[], context: MatchContext): number[] {
  if (terms.length === 0) return [];
  const best = new Set(context.best);
  const hits: number[] = [];
  for (let id = 0; id < context.stats.born; id += 1) {
    if (terms.every((term) => test(term, context, best, id) !== term.not)) hits.push(id);
  }
  return hits.sort((a, b) => context.index.rank[a]! - context.index.rank[b]!);
}

function test(
  term: QueryTerm,
  context: MatchContext,
  best: ReadonlySet<number>,
  id: number,
): boolean {
  switch (term.kind) {
    case 'text':
      return context.textHits.get(term.text)?.has(id) ?? false;
    case 'number':
      return holds(fieldReading(term.field, context, id), term.comparison, term.value);
    case 'flag':
      return flagHolds(term.flag, context, best, id);
  }
}

function fieldReading(field: QueryField, { index, stats }: MatchContext, id: number): number {
  const { columns } = index;
  switch (field) {
    case 'n':
      return stats.visits[id]!;
    case 'v':
      return valueOf(stats, id);
    case 'q':
      return columns.q[id]!;
    case 'p':
      return columns.prior[id]!;
    case 'uct':
      return uctOf(index, stats, id)?.total ?? NaN;
    case 'depth':
      return columns.depth[id]!;
    case 'reward':
      return columns.reward[id]!;
    case 'iteration':
      return columns.iteration[id]!;
    case 'node':
      return id;
  }
}

function flagHolds(
  flag: QueryFlag,
  { index }: MatchContext,
  best: ReadonlySet<number>,
  id: number,
): boolean {
  const { columns } = index;
  const terminal = terminalCodes[columns.terminal[id]!] ?? null;
  switch (flag) {
    case 'terminal':
      return terminal !== null;
    case 'success':
    case 'failure':
      return terminal === flag;
    case 'limit':
      return terminal === 'depth-limit';
    case 'invalid':
      return columns.valid[id] === 0;
    case 'exhausted':
      return columns.exhausted[id] === 1;
    case 'rollout':
    case 'expansion':
      return originCodes[columns.origin[id]!] === flag;
    case 'best':
      return best.has(id);
  }
}
