import type { Cut, Normaliser } from '@main/qmodel/tokenizer/scheme/parts';

/** A token that stands for itself wherever it is written in a text. */
export interface TextToken {
  readonly content: string;
  /** Looked for in the text as the normalisers leave it, not as it was. */
  readonly normalized: boolean;
}

/** How a tokenizer of another program makes a text into the words that its merges work on. */
export interface Scheme {
  /** Its tokenizer.json, which is written again as it was read. */
  readonly source: string;
  readonly textTokens: readonly TextToken[];
  readonly normalisers: readonly Normaliser[];
  readonly cuts: readonly Cut[];
  /**
   * What the merges begin with: bytes in byte spelling, or characters, those that are no token as
   * the tokens `<0x00>` to `<0xFF>` of their bytes.
   */
  readonly symbols: 'bytes' | 'characters';
  /** Whether a word that is a token is taken whole, merges or not. */
  readonly wholeWords: boolean;
  /** Special tokens that every sequence begins with. */
  readonly beginning: readonly string[];
}

/** The spelling of a byte where characters are merged. */
export function byteToken(byte: number): string {
  return `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
}

/** What stands for a blank in the tokens of a scheme of characters. */
export function blankOf({ normalisers, cuts }: Pick<Scheme, 'normalisers' | 'cuts'>): string {
  for (const cut of cuts) if (cut.type === 'Metaspace') return cut.replacement;
  for (const one of normalisers) {
    if (one.type === 'Replace' && one.pattern.String === ' ') return one.content;
  }
  return ' ';
}

/** Whether a text gets a blank at its beginning that was not in it. */
export function addsBlank({ normalisers, cuts }: Pick<Scheme, 'normalisers' | 'cuts'>): boolean {
  return (
    normalisers.some(({ type }) => type === 'Prepend') ||
    cuts.some((cut) => cut.type === 'Metaspace' && prefixOf(cut) !== 'never')
  );
}

/** Where a Metaspace puts a blank before a text, from either notation. */
export function prefixOf({
  prepend_scheme: scheme,
  add_prefix_space: adds,
}: Extract<Cut, { readonly type: 'Metaspace' }>): 'always' | 'first' | 'never' {
  return scheme ?? (adds === false ? 'never' : 'always');
}
