import { byteCharacters, bytesOfSpelling } from '@main/qmodel/tokenizer/byte-spelling';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { blankOf, byteToken } from '@main/qmodel/tokenizer/scheme/scheme';

/** The bytes of text that each token stands for. */
export function tokenBytes({
  vocabulary,
  specialTokens,
  scheme,
}: TokenizerModel): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  const asWritten = new Set([
    ...specialTokens,
    ...(scheme?.textTokens ?? []).map(({ content }) => content),
  ]);
  const blank = scheme ? blankOf(scheme) : ' ';
  const ofByte = new Map(byteCharacters.map((_, byte) => [byteToken(byte), Uint8Array.of(byte)]));
  return vocabulary.map((token) => {
    if (asWritten.has(token)) return encoder.encode(token);
    if (scheme?.symbols !== 'characters') return bytesOfSpelling(token)!;
    return ofByte.get(token) ?? encoder.encode(token.replaceAll(blank, ' '));
  });
}

/** How many bytes of a word, as the merges see it, each token covers. */
export function tokenLengths({ vocabulary, scheme }: TokenizerModel): readonly number[] {
  // In byte spelling each character is a byte.
  if (scheme?.symbols !== 'characters') return vocabulary.map((token) => token.length);
  const single = new Set(byteCharacters.map((_, byte) => byteToken(byte)));
  return vocabulary.map((token) => (single.has(token) ? 1 : Buffer.byteLength(token)));
}
