/** One element of a JSON array as it stands in the file, from 1. */
export interface RawRow {
  readonly row: number;
  /** The element's bytes, without the comma after it. */
  readonly bytes: Uint8Array;
}

/** How the reading of an array ended: well, or why not and at which row. */
export type ArrayEnd =
  { readonly whole: true } | { readonly whole: false; readonly row: number; readonly why: string };

const OPEN = new Set(['[', '{'].map(code));
const CLOSE = new Set([']', '}'].map(code));
const WHITE_SPACE = new Set([' ', '\t', '\n', '\r'].map(code));
const [ARRAY, ARRAY_END, QUOTE, BACKSLASH, COMMA] = ['[', ']', '"', '\\', ','].map(code) as [
  number,
  number,
  number,
  number,
  number,
];

function code(sign: string): number {
  return sign.charCodeAt(0);
}

/**
 * Cuts a JSON file that is one array into its elements without holding more than one of them: the
 * official training file is longer than a string may be. Only brackets and quotation marks are
 * looked at, which UTF-8 never uses as parts of other characters; what is in an element is for the
 * caller to check.
 * @param chunks the file's bytes in order, without a byte order mark
 */
export function* arrayRows(chunks: Iterable<Uint8Array>): Generator<RawRow, ArrayEnd> {
  let row = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let ended = false;
  let held: Uint8Array[] = [];
  for (const chunk of chunks) {
    let start = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const byte = chunk[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (depth === 0) {
        if (WHITE_SPACE.has(byte)) continue;
        if (ended) return { whole: false, row, why: 'something follows the end of the list' };
        if (byte !== ARRAY)
          return { whole: false, row, why: 'the file is not a list of questions' };
        depth = 1;
        start = i + 1;
      } else if (byte === QUOTE) inString = true;
      else if (OPEN.has(byte)) depth += 1;
      else if ((byte === COMMA && depth === 1) || (CLOSE.has(byte) && (depth -= 1) === 0)) {
        const bytes = join([...held, chunk.subarray(start, i)]);
        const last = byte !== COMMA;
        if (last && byte !== ARRAY_END) {
          return { whole: false, row, why: 'the list ends with the wrong bracket' };
        }
        // An empty list has no rows; a comma with nothing before it has one that cannot be read.
        if (!(last && row === 1 && bytes.every((held) => WHITE_SPACE.has(held)))) {
          yield { row, bytes };
          row += 1;
        }
        held = [];
        start = i + 1;
        ended = last;
      }
    }
    if (depth > 0) held.push(chunk.slice(start));
  }
  return ended ? { whole: true } : { whole: false, row, why: 'the file ends before the list does' };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
