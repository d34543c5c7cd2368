import { stemmer } from 'stemmer';
import { PICTOGRAPH } from './emoji-ranges';
import { wordSegments } from './word-breaks';

/** Lucene's English stop words, all 33. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then ' +
    'there these they this to was will with'
  ).split(' '),
);

/** Trailing `'s` in the three apostrophes that Lucene's possessive filter knows. */
const POSSESSIVE = /['\u2019\uFF07][sS]$/;

/**
 * The index terms of a text, in order, as Anserini 0.14's default English analyzer makes them:
 * words by UAX #29 with emoji as words, possessive `'s` off, lower case, stop words out, Porter's
 * original stemmer.
 */
export function analyze(text: string): string[] {
  return words(text)
    .map((word) => word.replace(POSSESSIVE, '').toLowerCase())
    .filter((word) => !STOP_WORDS.has(word))
    .map(stemmer);
}

/** Letters and digits in between ASCII signs: of such a chunk they alone are the word. */
const PLAIN = /^[!-/:-@[-^`{-~]*([A-Za-z0-9]+)[!-/:-@[-^`{-~]*$/;

/** Words by UAX #29. A space always parts words, and most chunks need no segmenter then. */
function words(text: string): string[] {
  return text.split(' ').flatMap((chunk) => {
    const plain = PLAIN.exec(chunk)?.[1];
    if (plain !== undefined) return [plain];
    return chunk === '' ? [] : segmentedWords(chunk);
  });
}

function segmentedWords(text: string): string[] {
  return wordSegments(text).flatMap((segment) =>
    segment.isWord || PICTOGRAPH.test(segment.text) ? [segment.text] : [],
  );
}
