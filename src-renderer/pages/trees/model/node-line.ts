import { originCodes, terminalCodes } from '@shared/ipc/rows';
import { count, score, signed } from '@renderer/format/numbers';
import { readingsOf } from './readings';
import type { TreeStats } from './stats';
import type { TreeIndex } from './tree-index';

/** What a node is, in words; empty for an ordinary expanded one. */
export function kindWords(index: TreeIndex, id: number): string[] {
  const { terminal, valid, origin, exhausted } = index.columns;
  const end = terminalCodes[terminal[id]!] ?? null;
  const words: string[] = [];
  if (end !== null) words.push(end === 'depth-limit' ? 'depth limit' : end);
  if (valid[id] === 0) words.push('invalid action');
  if (originCodes[origin[id]!] === 'rollout') words.push('rollout');
  if (exhausted[id] === 1 && end === null) words.push('exhausted');
  return words;
}

/** A step in one line: its action and what was measured. For the tooltip and the screen reader. */
export function nodeLine(
  index: TreeIndex,
  stats: TreeStats,
  id: number,
): { readonly action: string; readonly facts: readonly string[] } {
  const action = id === 0 ? 'Start' : (index.columns.label[id] ?? '');
  if (id >= stats.born) return { action, facts: ['not yet born'] };
  const { visits, value, q, reward } = readingsOf(index, stats, id);
  const facts = [`step ${index.columns.depth[id]!}`, `N ${count(visits)}`];
  if (!Number.isNaN(value)) facts.push(`V ${signed(value)}`);
  if (!Number.isNaN(q)) facts.push(`Q ${signed(q)}`);
  if (!Number.isNaN(reward)) facts.push(`reward ${score(reward)}`);
  return { action, facts: [...facts, ...kindWords(index, id)] };
}
