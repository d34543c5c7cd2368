import { wordEncoder, type EncodedWord } from '@main/qmodel/tokenizer/encode-word';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { addsBlank } from '@main/qmodel/tokenizer/scheme/scheme';
import { schemeWords, type Standing } from '@main/qmodel/tokenizer/scheme/words';
import { tokenBytes } from '@main/qmodel/tokenizer/token-bytes';
import { wordsOf } from '@main/qmodel/tokenizer/words';

/** Tokens of a text; the three arrays have one entry per token. */
export interface Encoding {
  readonly ids: Int32Array;
  /** Where the token's first character begins in the text, in UTF-16 units. */
  readonly starts: Int32Array;
  /**
   * Where its last character ends (exclusive). Tokens that share a character overlap there; one that
   * the tokenizer put in, a blank at the beginning, has none.
   */
  readonly ends: Int32Array;
}

export interface Tokenizer {
  /** Tokens in all; ids are 0 ≤ id < size. */
  readonly size: number;
  /**
   * The tokens of a text. Special tokens never come out of it: one that is written in the text is
   * text like any other. A lone surrogate is encoded as U+FFFD.
   */
  encode(text: string): Encoding;
  /** The tokens of a text that goes on behind another one: no blank is put before it. */
  encodeBehind(text: string): Encoding;
  /** The special tokens that every sequence begins with: a mark of the beginning, or nothing. */
  readonly beginning: readonly number[];
  /**
   * The text of tokens, special tokens as their name. `decode(encode(text).ids)` is the text, in the
   * tokenizer's normal form, lone surrogates replaced by U+FFFD; so are the bytes of a character
   * that is cut off.
   * @throws RangeError for an id outside the vocabulary.
   */
  decode(ids: Iterable<number>): string;
  /** @throws RangeError when the tokenizer has no such special token. */
  idOf(special: string): number;
  /**
   * One token as a person reads it; a part of a character is shown as U+FFFD.
   * @throws RangeError for an id outside the vocabulary.
   */
  tokenText(id: number): string;
}

/** @param model as `trainTokenizer` or `fromTokenizerJson` gives it: nothing is checked again. */
export function createTokenizer(model: TokenizerModel): Tokenizer {
  const specialIds = new Map(model.specialTokens.map((s) => [s, model.vocabulary.indexOf(s)]));
  const bytesOfToken = tokenBytes(model);
  const encodeWord = wordEncoder(model);
  const piecesOf = textPieces(model);
  const marksBlank = model.scheme !== undefined && addsBlank(model.scheme);

  const bytesOf = (id: number): Uint8Array => {
    const bytes = bytesOfToken[id];
    if (bytes !== undefined) return bytes;
    throw new RangeError(`There is no token ${id} in a vocabulary of ${bytesOfToken.length}.`);
  };
  // A byte order mark inside the text is a character like any other.
  const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encode = (text: string, standing: Standing): Encoding => {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { word, token, startOf, endOf } of piecesOf(text, standing)) {
      const encoded = token === null ? encodeWord(word) : wholeToken(token, word);
      for (let at = 0; at < encoded.ids.length; at++) {
        ids.push(encoded.ids[at]!);
        starts.push(startOf(encoded.starts[at]!));
        ends.push(endOf(encoded.ends[at]!));
      }
    }
    return {
      ids: Int32Array.from(ids),
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    };
  };

  return {
    size: model.vocabulary.length,
    encode: (text) => encode(text, 'first'),
    encodeBehind: (text) => encode(text, 'behind'),
    beginning: (model.scheme?.beginning ?? []).map((mark) => specialIds.get(mark)!),
    decode: (ids) => {
      const text = textOf(Buffer.concat(Array.from(ids, bytesOf)));
      return marksBlank && text.startsWith(' ') ? text.slice(1) : text;
    },
    idOf(special) {
      const id = specialIds.get(special);
      if (id === undefined) throw new RangeError(`There is no special token “${special}”.`);
      return id;
    },
    tokenText: (id) => textOf(bytesOf(id)),
  };
}

/** A word of a text, or a token that was written in it, and where its units stand in the text. */
interface TextPiece {
  readonly word: string;
  /** The token's id; `null` for a word. */
  readonly token: number | null;
  readonly startOf: (unit: number) => number;
  readonly endOf: (unit: number) => number;
}

function textPieces({
  vocabulary,
  scheme,
}: TokenizerModel): (text: string, standing: Standing) => Iterable<TextPiece> {
  if (scheme === undefined) return ownPieces;
  const words = schemeWords(scheme);
  const tokenIds = new Map(
    scheme.textTokens.map(({ content }) => [content, vocabulary.indexOf(content)]),
  );
  return (text, standing) =>
    words(text, standing).map(({ text: word, starts, ends, token }) => ({
      word,
      token: token === null ? null : tokenIds.get(token)!,
      startOf: (unit) => starts[unit]!,
      endOf: (unit) => ends[unit - 1]!,
    }));
}

function* ownPieces(text: string): Generator<TextPiece> {
  let offset = 0;
  for (const word of wordsOf(text)) {
    const from = offset;
    const place = (unit: number): number => from + unit;
    yield { word, token: null, startOf: place, endOf: place };
    offset += word.length;
  }
}

function wholeToken(id: number, word: string): EncodedWord {
  return { ids: [id], starts: [0], ends: [word.length] };
}
