import type { SearchIteration } from '@shared/tree/tree';
import type { Moment } from './stats';
import type { TreeIndex } from './tree-index';

/** What an iteration has done up to a moment, ready to be drawn. */
export interface ReplayStep {
  readonly moment: Moment;
  /** Root to the selected node, then the child that the rollout started from. */
  readonly path: readonly number[];
  /** Children given by the expansion; empty before that phase. */
  readonly expanded: readonly number[];
  /** The rollout with the child it started from; empty before that phase. */
  readonly rollout: readonly number[];
  /** Nodes whose statistics have just changed, the longest way first; empty before the back-up. */
  readonly changed: readonly number[];
}

/** What stands in the four boxes of the replay, one line each. */
export type PhaseLines = readonly [string, string, string, string];

/** Cuts an iteration at a moment. `null` when the log has no such iteration. */
export function replayStep(
  index: TreeIndex,
  iterations: readonly SearchIteration[],
  moment: Moment,
): ReplayStep | null {
  const record = iterations[moment.iteration - 1];
  if (!record) return null;
  const start = rolloutStart(index, record);
  const onPath = start !== null && !record.selected.includes(start);
  return {
    moment,
    path: moment.phase >= 2 && onPath ? [...record.selected, start] : record.selected,
    expanded: moment.phase >= 1 ? record.expanded : [],
    rollout: moment.phase >= 2 && start !== null ? [start, ...record.rollout] : [],
    changed: moment.phase === 3 ? touched(index, record) : [],
  };
}

/** The child from which the rollout went on: the parent of its first node, or the ending itself. */
function rolloutStart(index: TreeIndex, record: SearchIteration): number | null {
  const first = record.rollout[0];
  if (first !== undefined) return index.columns.parent[first]!;
  const last = record.backups.at(-1)?.leaf;
  return last !== undefined && record.expanded.includes(last) ? last : null;
}

/** Every node that a back-up of this iteration went through, deepest way first. */
export function touched(index: TreeIndex, record: SearchIteration): number[] {
  const seen = new Set<number>();
  for (const { leaf } of [...record.backups].reverse()) {
    for (let id = leaf; id >= 0 && !seen.has(id); id = index.columns.parent[id]!) seen.add(id);
  }
  return [...seen];
}

/** What the iteration brought in: the return of its rollout; `null` when nothing was backed up. */
export function iterationReturn(record: SearchIteration): number | null {
  return record.backups.at(-1)?.value ?? null;
}

/** Best return backed up in the first k iterations, for every k; NaN before the first. */
export function bestSoFar(iterations: readonly SearchIteration[]): Float64Array {
  const best = new Float64Array(iterations.length);
  let most = NaN;
  iterations.forEach((record, at) => {
    for (const { value } of record.backups)
      most = Number.isNaN(most) ? value : Math.max(most, value);
    best[at] = most;
  });
  return best;
}

const count = (many: number, one: string, more = `${one}s`) =>
  `${many.toLocaleString('en-US')} ${many === 1 ? one : more}`;

/** One line on each phase of an iteration. */
export function phaseLines(index: TreeIndex, record: SearchIteration): PhaseLines {
  const chosen = record.selected.at(-1) ?? 0;
  const steps = Math.max(0, record.selected.length - 1);
  const fresh = record.expanded.filter((id) => index.columns.iteration[id] === record.iteration);
  const value = iterationReturn(record);
  const reached = touched(index, record).length;
  return [
    steps === 0 ? 'the root itself' : `${count(steps, 'step')} to node ${chosen}`,
    record.expanded.length === 0
      ? 'nothing to expand'
      : `${count(record.expanded.length, 'action')}, ${fresh.length} new`,
    value === null
      ? 'no return'
      : record.rollout.length === 0
        ? `an ending at once, return ${decimals(value)}`
        : `${count(record.rollout.length, 'step')}, return ${decimals(value)}`,
    backupLine(record, reached),
  ];
}

function backupLine(record: SearchIteration, reached: number): string {
  const nodes = count(reached, 'node');
  if (record.backups.length === 0) return 'nothing to back up';
  if (record.backups.length > 1) return `${count(record.backups.length, 'return')} to ${nodes}`;
  const value = record.backups[0]!.value;
  return `${value > 0 ? '+' : ''}${decimals(value)} to ${nodes}`;
}

function decimals(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
