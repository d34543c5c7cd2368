import {
  aligned,
  normalForm,
  part,
  prepended,
  replaced,
  type Aligned,
} from '@main/qmodel/tokenizer/scheme/aligned';
import type { Cut, Normaliser } from '@main/qmodel/tokenizer/scheme/parts';
import { prefixOf, type Scheme } from '@main/qmodel/tokenizer/scheme/scheme';
import { splitPattern } from '@main/qmodel/tokenizer/scheme/split-pattern';
import { wordPattern } from '@main/qmodel/tokenizer/words';

/** A piece of a text: a word for the merges, or one that is a token by itself. */
export interface Piece extends Aligned {
  /** Its content in the scheme; `null` for a word. */
  readonly token: string | null;
}

/** Whether a text stands at the beginning of a sequence or goes on behind another. */
export type Standing = 'first' | 'behind';

type Cutter = (piece: Aligned, standing: Standing) => readonly Aligned[];

/**
 * How a text falls into words: tokens of the text are taken out, the rest is normalised and cut, as
 * Hugging Face's library does. Behind another text nothing is put before it.
 */
export function schemeWords({
  textTokens,
  normalisers,
  cuts,
}: Scheme): (text: string, standing: Standing) => readonly Piece[] {
  const raw = tokenTable(
    textTokens.filter((t) => !t.normalized).map((t) => [t.content, t.content]),
  );
  const normal = tokenTable(
    textTokens
      .filter((t) => t.normalized)
      .map((t) => [normalised(aligned(t.content), normalisers, 'behind').text, t.content]),
  );
  const cutters = cuts.map(cutter);
  const cutAll = (whole: Aligned, standing: Standing): readonly Aligned[] =>
    cutters.reduce<readonly Aligned[]>(
      (pieces, cut) => pieces.flatMap((piece) => cut(piece, standing)),
      [whole],
    );
  return (text, standing) =>
    takenOut(aligned(text), raw).flatMap((section) => {
      if (section.token !== null) return [section];
      return takenOut(normalised(section, normalisers, standing), normal).flatMap((rest) =>
        rest.token === null
          ? cutAll(rest, standing).map((word) => ({ ...word, token: null }))
          : [rest],
      );
    });
}

interface TokenTable {
  /** The longest token at the first place where there is one. */
  readonly pattern: RegExp;
  readonly contents: ReadonlyMap<string, string>;
}

/** @param tokens as they are written in the text, and their content */
function tokenTable(tokens: readonly (readonly [string, string])[]): TokenTable | null {
  if (tokens.length === 0) return null;
  const longestFirst = tokens.map(([written]) => written).sort((a, b) => b.length - a.length);
  return {
    pattern: new RegExp(longestFirst.map(literal).join('|'), 'gu'),
    contents: new Map(tokens),
  };
}

function literal(text: string): string {
  return Array.from(text, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`).join('');
}

function takenOut(whole: Aligned, tokens: TokenTable | null): readonly Piece[] {
  if (whole.text === '') return [];
  if (tokens === null) return [{ ...whole, token: null }];
  return split(whole, tokens.pattern).map(({ piece, matched }) => ({
    ...piece,
    token: matched ? (tokens.contents.get(piece.text) ?? null) : null,
  }));
}

/** All of a text, in what matches and what lies between. */
function split(
  whole: Aligned,
  pattern: RegExp,
): readonly { readonly piece: Aligned; readonly matched: boolean }[] {
  const pieces: { piece: Aligned; matched: boolean }[] = [];
  let at = 0;
  const upTo = (end: number, matched: boolean): void => {
    if (end > at) pieces.push({ piece: part(whole, at, end), matched });
    at = end;
  };
  for (const { 0: found, index } of whole.text.matchAll(pattern)) {
    if (found === '') continue;
    upTo(index, false);
    upTo(index + found.length, true);
  }
  upTo(whole.text.length, false);
  return pieces;
}

function normalised(
  text: Aligned,
  normalisers: readonly Normaliser[],
  standing: Standing,
): Aligned {
  return normalisers.reduce((whole, one) => {
    switch (one.type) {
      case 'Prepend':
        return standing === 'behind' || whole.text === '' ? whole : prepended(whole, one.prepend);
      case 'Replace':
        return replaced(whole, one.pattern.String, one.content);
      default:
        return normalForm(whole, one.type);
    }
  }, text);
}

function cutter(cut: Cut): Cutter {
  switch (cut.type) {
    case 'ByteLevel':
      return cut.use_regex ? isolating(wordPattern) : (piece) => [piece];
    case 'Digits':
      return isolating(cut.individual_digits ? /\p{N}/gu : /\p{N}+/gu);
    case 'Split': {
      const { pattern } = cut;
      const found =
        'Regex' in pattern
          ? splitPattern(pattern.Regex)
          : new RegExp(literal(pattern.String), 'gu');
      if (cut.behavior === 'Isolated') return isolating(found);
      return (piece) =>
        split(piece, found).flatMap((one) => (one.matched === cut.invert ? [one.piece] : []));
    }
    case 'Metaspace':
      return metaspace(cut);
  }
}

function isolating(pattern: RegExp): Cutter {
  return (piece) => split(piece, pattern).map((one) => one.piece);
}

function metaspace(cut: Extract<Cut, { readonly type: 'Metaspace' }>): Cutter {
  const blank = cut.replacement;
  const prefix = prefixOf(cut);
  const word = new RegExp(`${literal(blank)}(?:(?!${literal(blank)})[^])*`, 'gu');
  return (piece, standing) => {
    const marked = replaced(piece, ' ', blank);
    const place = prefix === 'always' || (prefix === 'first' && piece.starts[0] === 0);
    const wants = standing === 'first' && place && !marked.text.startsWith(blank);
    const whole = wants ? prepended(marked, blank) : marked;
    return cut.split ? split(whole, word).map((one) => one.piece) : [whole];
  };
}
