import { byteCharacters } from '@main/qmodel/tokenizer/byte-spelling';
import { characterBounds } from '@main/qmodel/tokenizer/character-bounds';
import { mergeTable, mergeWord } from '@main/qmodel/tokenizer/merge-word';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { byteToken } from '@main/qmodel/tokenizer/scheme/scheme';
import { tokenLengths } from '@main/qmodel/tokenizer/token-bytes';

/** Words the cache holds: the text of WebShop's 1,000 products has some 25,000 different ones. */
const cachedWords = 50_000;
/** Longer words (UTF-16 units) are rare and would make the cache's size unpredictable. */
const longestCachedWord = 64;

/** The tokens of one word; the three arrays have one entry per token. */
export interface EncodedWord {
  readonly ids: readonly number[];
  /** Relative to the word. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What the merges of a word begin with. */
type Symbols = (word: string, bytes: Uint8Array) => readonly number[];

/** How a model makes a word into tokens; the words that come often are remembered. */
export function wordEncoder(model: TokenizerModel): (word: string) => EncodedWord {
  return cached(uncached(model));
}

function uncached(model: TokenizerModel): (word: string) => EncodedWord {
  const merges = mergeTable(model);
  const special = new Set(model.specialTokens);
  const idOfToken = new Map(
    model.vocabulary.flatMap((token, id) => (special.has(token) ? [] : [[token, id] as const])),
  );
  const { scheme } = model;
  const symbols =
    scheme?.symbols === 'characters' ? characterSymbols(idOfToken) : byteSymbols(idOfToken);
  const lengthOf = tokenLengths(model);
  const encoder = new TextEncoder();
  const whole = (word: string, bytes: Uint8Array): number | undefined =>
    scheme?.wholeWords
      ? idOfToken.get(
          scheme.symbols === 'bytes' ? Array.from(bytes, (b) => byteCharacters[b]!).join('') : word,
        )
      : undefined;
  return (word) => {
    const bytes = encoder.encode(word);
    const bounds = characterBounds(word, bytes.length);
    const known = whole(word, bytes);
    const ids = known === undefined ? mergeWord(symbols(word, bytes), merges) : [known];
    const starts: number[] = [];
    const ends: number[] = [];
    let byte = 0;
    for (const id of ids) {
      starts.push(bounds.starts[byte]!);
      byte += lengthOf[id]!;
      ends.push(bounds.ends[byte - 1]!);
    }
    return { ids, starts, ends };
  };
}

function byteSymbols(idOfToken: ReadonlyMap<string, number>): Symbols {
  const idOfByte = byteCharacters.map((character) => idOfToken.get(character)!);
  return (_, bytes) => Array.from(bytes, (byte) => idOfByte[byte]!);
}

function characterSymbols(idOfToken: ReadonlyMap<string, number>): Symbols {
  const idOfByte = byteCharacters.map((_, byte) => idOfToken.get(byteToken(byte))!);
  const encoder = new TextEncoder();
  return (word) =>
    Array.from(word).flatMap((character) => {
      const id = idOfToken.get(character);
      return id === undefined
        ? Array.from(encoder.encode(character), (byte) => idOfByte[byte]!)
        : [id];
    });
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
