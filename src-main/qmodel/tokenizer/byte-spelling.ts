/**
 * How the tokenizer.json format writes bytes: each of the 256 bytes as one printable character, so
 * that a token which is only part of a UTF-8 character is still a string. Bytes that Latin-1 prints
 * stand for themselves; the others (controls, the blanks, the soft hyphen) take the characters from
 * U+0100 on in byte order, which is why a leading space reads `Ġ`.
 */

const printableRanges: readonly (readonly [first: number, last: number])[] = [
  [0x21, 0x7e],
  [0xa1, 0xac],
  [0xae, 0xff],
];

/** The character of every byte; index 0–255. */
export const byteCharacters: readonly string[] = spellBytes();

const byteOfCharacter = new Map(byteCharacters.map((character, byte) => [character, byte]));

function spellBytes(): string[] {
  let substitutes = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable = printableRanges.some(([first, last]) => first <= byte && byte <= last);
    return String.fromCharCode(printable ? byte : 0x100 + substitutes++);
  });
}

/** The bytes a spelling stands for, or `null` when one of its characters stands for no byte. */
export function bytesOfSpelling(spelling: string): Uint8Array | null {
  const bytes = new Uint8Array(spelling.length);
  for (let at = 0; at < spelling.length; at++) {
    const byte = byteOfCharacter.get(spelling[at]!);
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}
