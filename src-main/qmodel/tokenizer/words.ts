/**
 * GPT-2's pre-tokenisation, which the format calls ByteLevel: English contractions, then runs of
 * letters, of digits and of anything else, each with the one space before it; other white space
 * stands alone, except that the last blank before a word is left to that word. White space is
 * Unicode's, as in the Rust library: JavaScript's `\s` would add U+FEFF and lack U+0085.
 */
export const wordPattern =
  /'(?:s|t|re|ve|m|ll|d)| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** Cuts a text into words, in order and without gaps: joined they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? [];
}
