/** For each UTF-8 byte of a text, the bounds of its character in UTF-16 units: `start` ≤ x < `end`. */
export interface CharacterBounds {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** @param byteLength the length of the text in UTF-8, a lone surrogate counting as U+FFFD. */
export function characterBounds(text: string, byteLength: number): CharacterBounds {
  const starts = new Int32Array(byteLength);
  const ends = new Int32Array(byteLength);
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    starts.fill(unit, byte, byte + width);
    unit += character.length;
    ends.fill(unit, byte, byte + width);
    byte += width;
  }
  return { starts, ends };
}
