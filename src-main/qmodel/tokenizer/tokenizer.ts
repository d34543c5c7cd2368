import { byteCharacters, bytesOfSpelling } from '@main/qmodel/tokenizer/byte-spelling';
import { characterBounds } from '@main/qmodel/tokenizer/character-bounds';
import { mergeTable, mergeWord } from '@main/qmodel/tokenizer/merge-word';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { wordsOf } from '@main/qmodel/tokenizer/words';

/** Tokens of a text; the three arrays have one entry per token. */
export interface Encoding {
  readonly ids: Int32Array;
  /** Where the token's first character begins in the text, in UTF-16 units. */
  readonly starts: Int32Array;
  /** Where its last character ends (exclusive). Tokens that share a character overlap there. */
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
  /**
   * The text of tokens, special tokens as their name. `decode(encode(text).ids)` is the text, lone
   * surrogates replaced by U+FFFD; so are the bytes of a character that is cut off.
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

/** Words the cache holds: the text of WebShop's 1,000 products has some 25,000 different ones. */
const cachedWords = 50_000;
/** Longer words (UTF-16 units) are rare and would make the cache's size unpredictable. */
const longestCachedWord = 64;

interface EncodedWord {
  readonly ids: readonly number[];
  /** Relative to the word. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** @param model as `trainTokenizer` or `fromTokenizerJson` gives it: nothing is checked again. */
export function createTokenizer(model: TokenizerModel): Tokenizer {
  const specialIds = new Map(model.specialTokens.map((s) => [s, model.vocabulary.indexOf(s)]));
  const encoder = new TextEncoder();
  const bytesOfToken = model.vocabulary.map((token) =>
    specialIds.has(token) ? encoder.encode(token) : bytesOfSpelling(token)!,
  );
  const encodeWord = cached(wordEncoder(model, bytesOfToken));

  const bytesOf = (id: number): Uint8Array => {
    const bytes = bytesOfToken[id];
    if (bytes !== undefined) return bytes;
    throw new RangeError(`There is no token ${id} in a vocabulary of ${bytesOfToken.length}.`);
  };
  // A byte order mark inside the text is a character like any other.
  const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

  return {
    size: model.vocabulary.length,
    encode(text) {
      const ids: number[] = [];
      const starts: number[] = [];
      const ends: number[] = [];
      let offset = 0;
      for (const word of wordsOf(text)) {
        const encoded = encodeWord(word);
        for (let at = 0; at < encoded.ids.length; at++) {
          ids.push(encoded.ids[at]!);
          starts.push(offset + encoded.starts[at]!);
          ends.push(offset + encoded.ends[at]!);
        }
        offset += word.length;
      }
      return {
        ids: Int32Array.from(ids),
        starts: Int32Array.from(starts),
        ends: Int32Array.from(ends),
      };
    },
    decode: (ids) => textOf(Buffer.concat(Array.from(ids, bytesOf))),
    idOf(special) {
      const id = specialIds.get(special);
      if (id === undefined) throw new RangeError(`There is no special token “${special}”.`);
      return id;
    },
    tokenText: (id) => textOf(bytesOf(id)),
  };
}

function wordEncoder(model: TokenizerModel, bytesOfToken: readonly Uint8Array[]) {
  const merges = mergeTable(model);
  const idOfToken = new Map(model.vocabulary.map((token, id) => [token, id]));
  const idOfByte = byteCharacters.map((character) => idOfToken.get(character)!);
  const encoder = new TextEncoder();
  return (word: string): EncodedWord => {
    const bytes = encoder.encode(word);
    const bounds = characterBounds(word, bytes.length);
    const ids = mergeWord(
      Array.from(bytes, (byte) => idOfByte[byte]!),
      merges,
    );
    const starts: number[] = [];
    const ends: number[] = [];
    let byte = 0;
    for (const id of ids) {
      starts.push(bounds.starts[byte]!);
      byte += bytesOfToken[id]!.length;
      ends.push(bounds.ends[byte - 1]!);
    }
    return { ids, starts, ends };
  };
}

/** Remembers words, the oldest giving way: a text repeats its words far more often than not. */
function cached(encodeWord: (word: string) => EncodedWord): (word: string) => EncodedWord {
  const known = new Map<string, EncodedWord>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const encoded = encodeWord(word);
    if (word.length > longestCachedWord) return encoded;
    if (known.size >= cachedWords) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    known.set(word, encoded);
    return encoded;
  };
}
