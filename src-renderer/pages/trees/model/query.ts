/** What can be compared with a number. */
export const queryFields = [
  'n',
  'v',
  'q',
  'p',
  'uct',
  'depth',
  'reward',
  'iteration',
  'node',
] as const;
export type QueryField = (typeof queryFields)[number];

/** What a node either is or is not. */
export const queryFlags = [
  'terminal',
  'success',
  'failure',
  'limit',
  'invalid',
  'exhausted',
  'rollout',
  'expansion',
  'best',
] as const;
export type QueryFlag = (typeof queryFlags)[number];

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One condition of a search; all of a query's conditions must hold. */
export type QueryTerm =
  | { readonly kind: 'text'; readonly text: string; readonly not: boolean }
  | {
      readonly kind: 'number';
      readonly field: QueryField;
      readonly comparison: Comparison;
      readonly value: number;
      readonly not: boolean;
    }
  | { readonly kind: 'flag'; readonly flag: QueryFlag; readonly not: boolean };

/** A query that was read, or the sentence that says what is wrong with it. */
export type ParsedQuery =
  | { readonly ok: true; readonly terms: readonly QueryTerm[] }
  | { readonly ok: false; readonly message: string };

const aliases: Readonly<Record<string, QueryField>> = {
  visits: 'n',
  value: 'v',
  prior: 'p',
  step: 'depth',
  born: 'iteration',
  id: 'node',
};

const TOKEN = /(-?)(?:"([^"]*)"?|(\S+))/g;
const COMPARED = /^([a-z]+)(<=|>=|!=|=|<|>)(.*)$/i;
const NUMBER = /^[-−+]?(\d+(\.\d*)?|\.\d+)$/;

/**
 * Reads `text "several words" q>0.3 visits>=2 terminal -rollout`. Everything that is neither a
 * comparison nor a known word is text; quotes make any word text; a minus in front turns a
 * condition round.
 */
export function parseQuery(input: string): ParsedQuery {
  const terms: QueryTerm[] = [];
  for (const match of input.matchAll(TOKEN)) {
    const not = match[1] === '-';
    if (match[2] !== undefined) {
      const text = match[2].trim();
      if (text) terms.push({ kind: 'text', text, not });
      continue;
    }
    const read = readWord(match[3] ?? '', not);
    if (typeof read === 'string') return { ok: false, message: read };
    terms.push(read);
  }
  return { ok: true, terms };
}

function readWord(word: string, not: boolean): QueryTerm | string {
  const compared = COMPARED.exec(word);
  if (!compared) {
    const flag = queryFlags.find((known) => known === word.toLowerCase());
    return flag ? { kind: 'flag', flag, not } : { kind: 'text', text: word, not };
  }
  const [, name = '', comparison = '=', text = ''] = compared;
  const field = fieldOf(name.toLowerCase());
  if (!field) return `“${name}” is no reading of a node. Quote it to search for the text.`;
  if (!NUMBER.test(text)) return `${name}${comparison} needs a number.`;
  const value = Number(text.replace('−', '-'));
  return { kind: 'number', field, comparison: comparison as Comparison, value, not };
}

function fieldOf(name: string): QueryField | undefined {
  return queryFields.find((field) => field === name) ?? aliases[name];
}

/** Whether a number stands in the given relation to another; nothing does so with NaN. */
export function holds(value: number, comparison: Comparison, other: number): boolean {
  if (Number.isNaN(value)) return false;
  // Values are shown with two decimals and compared as stored: 0.35 shall equal a mean of 0.35.
  const equal = Math.abs(value - other) < 1e-6;
  switch (comparison) {
    case '=':
      return equal;
    case '!=':
      return !equal;
    case '<':
      return value < other && !equal;
    case '<=':
      return value < other || equal;
    case '>':
      return value > other && !equal;
    case '>=':
      return value > other || equal;
  }
}
