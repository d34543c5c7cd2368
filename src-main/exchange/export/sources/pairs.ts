import { formatStep, type Step } from '@shared/agent/action';
import type { PairFilter } from '@shared/ipc/filters';
import { TURN_TOKENS, type RowLength, type Ruler } from '@main/exchange/export/lengths';
import { promptTurns, type Turn } from '@main/exchange/export/messages';
import { countConditions, createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import { textFilters } from '@main/exchange/export/sources/row-filters';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { pairCondition } from '@main/store/pair-filter';
import { acceptedPairs, type FullPair } from '@main/store/pair-source';

/** A preference pair with the conversation before its decision. */
export interface PairItem extends ExportItem {
  readonly pair: FullPair;
  readonly turns: readonly Turn[];
  readonly chosen: string;
  readonly rejected: string;
  readonly length: RowLength;
}

/** Each condition that the store knows, by the name under which it is counted. */
const conditions: readonly (readonly [string, (filter: PairFilter) => Partial<PairFilter>])[] = [
  ['split', ({ split }) => ({ split })],
  ['review', ({ review }) => ({ review })],
  ['margin', ({ minMargin, maxMargin }) => ({ minMargin, maxMargin })],
  ['step', ({ depth }) => ({ depth })],
  ['action', ({ actionType }) => ({ actionType })],
  ['visits', ({ minVisits }) => ({ minVisits })],
  ['tasks', ({ taskId, tasks }) => ({ taskId, tasks })],
  ['words', ({ search }) => ({ search })],
];

/** The pairs that pass, without those rejected in review, edits and swaps applied. */
export function pairSource(ground: SourceGround): Source<PairItem> {
  const { db, filter } = ground;
  const set = conditions.flatMap(([name, of]) => {
    const part = Object.entries(of(filter)).filter(([, value]) => value !== undefined);
    return part.length > 0 ? [{ name, part: Object.fromEntries(part) }] : [];
  });
  const base: PairFilter = { experimentId: filter.experimentId };
  const count = (parts: number): number => {
    const narrowed = set.slice(0, Math.max(0, parts - 1)).map(({ part }) => part);
    const { sql, values } = pairCondition(Object.assign({}, base, ...narrowed) as PairFilter);
    const kept = parts > 0 ? `AND review <> 'rejected'` : '';
    return (
      db
        .prepare<unknown[], number>(`SELECT count(*) FROM pair WHERE ${sql} ${kept}`)
        .pluck()
        .get(...values) ?? 0
    );
  };
  const names = ['rejected in review', ...set.map(({ name }) => name)];
  const { total, known } = countConditions(names, count);
  const counts = createFilterCounts(known);
  return {
    total,
    counts: () => counts.list(),
    items: {
      *[Symbol.iterator]() {
        const passes = textFilters(ground, counts);
        const itemOf = pairReader(ground.ruler);
        for (const pair of acceptedPairs(db, filter)) {
          const item = itemOf(pair);
          const row = { ...item.pair, turns: item.turns, length: item.length };
          yield passes({ ...row, completions: [item.chosen, item.rejected] }) ? [item] : [];
        }
      },
    },
  };
}

interface Prompt {
  readonly turns: readonly Turn[];
  readonly tokens: number;
}

/**
 * Makes items of pairs. Prompts are remembered by the steps that they tell: all pairs at one node
 * share those.
 */
function pairReader(ruler: Ruler): (pair: FullPair) => PairItem {
  const known = new WeakMap<readonly Step[], Prompt>();
  const tokensOf = turnRuler(ruler);
  const promptOf = (pair: FullPair): Prompt => {
    const held = known.get(pair.history);
    if (held) return held;
    const turns = promptTurns(pair);
    const prompt = { turns, tokens: tokensOf(turns.map(({ text }) => text)) };
    known.set(pair.history, prompt);
    return prompt;
  };
  return (pair) => {
    const { turns, tokens } = promptOf(pair);
    const [chosen, rejected] = [formatStep(pair.chosen), formatStep(pair.rejected)];
    const completion = Math.max(tokensOf([chosen]), tokensOf([rejected]));
    return {
      pair,
      turns,
      chosen,
      rejected,
      split: pair.split,
      edited: pair.edited,
      length: { whole: tokens + completion, completion },
    };
  };
}

/** Texts whose length is remembered; the steps of a tree's paths come again and again. */
const REMEMBERED = 2000;

/** Counts the tokens of turns, with those of the template around each. */
export function turnRuler(ruler: Ruler): (texts: readonly string[]) => number {
  let known = new Map<string, number>();
  const one = (text: string): number => {
    const held = known.get(text);
    if (held !== undefined) return held;
    if (known.size >= REMEMBERED) known = new Map();
    const tokens = ruler.tokens(text) + TURN_TOKENS;
    known.set(text, tokens);
    return tokens;
  };
  return (texts) => texts.reduce((sum, text) => sum + one(text), 0);
}
