/** One element of a JSON array, or one member of a JSON object, as it stands in the file, from 1. */
export interface RawRow {
  readonly row: number;
  /** The bytes without the comma after them; absent of a row that is longer than was asked for. */
  readonly bytes: Uint8Array | undefined;
}

/** How the reading of rows ended: well, or why not and at which row. */
export type RowsEnd =
  { readonly whole: true } | { readonly whole: false; readonly row: number; readonly why: string };

/** What the file is to be, and how it is called when it is not. */
export interface RowsShape {
  readonly kind: 'list' | 'object';
  /** Follows `the file is not`: `a list of questions`. */
  readonly called: string;
  /** Rows with more bytes are not held. */
  readonly longestRow: number;
}

const [QUOTE, BACKSLASH, COMMA] = [code('"'), code('\\'), code(',')];
const BRACKETS = {
  list: { open: code('['), close: code(']') },
  object: { open: code('{'), close: code('}') },
};
const OPEN = new Set([BRACKETS.list.open, BRACKETS.object.open]);
const CLOSE = new Set([BRACKETS.list.close, BRACKETS.object.close]);
const WHITE_SPACE = new Set([' ', '\t', '\n', '\r'].map(code));

function code(sign: string): number {
  return sign.charCodeAt(0);
}

/**
 * Cuts a JSON file that is one array or object into its elements or members without holding more
 * than one of them: official files are longer than a string may be. Only brackets and quotation marks
 * are looked at, which UTF-8 never uses as parts of other characters; what is in a row is for the
 * caller to check.
 * @param chunks the file's bytes in order, without a byte order mark; each need be valid only until
 *   the next is asked for, and so are the bytes of a row
 */
export function* jsonRows(
  chunks: Iterable<Uint8Array>,
  { kind, called, longestRow }: RowsShape,
): Generator<RawRow, RowsEnd> {
  const { open, close } = BRACKETS[kind];
  const held = new HeldBytes(longestRow);
  let row = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let ended = false;
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
        if (ended) return { whole: false, row, why: `something follows the end of the ${kind}` };
        if (byte !== open) return { whole: false, row, why: `the file is not ${called}` };
        depth = 1;
        start = i + 1;
      } else if (byte === QUOTE) inString = true;
      else if (OPEN.has(byte)) depth += 1;
      else if ((byte === COMMA && depth === 1) || (CLOSE.has(byte) && (depth -= 1) === 0)) {
        const bytes = held.take(chunk.subarray(start, i));
        const last = byte !== COMMA;
        if (last && byte !== close) {
          return { whole: false, row, why: `the ${kind} ends with the wrong bracket` };
        }
        // An empty list has no rows; a comma with nothing before it has one that cannot be read.
        if (!(last && row === 1 && bytes?.every((one) => WHITE_SPACE.has(one)))) {
          yield { row, bytes };
          row += 1;
        }
        start = i + 1;
        ended = last;
      }
    }
    if (depth > 0) held.add(chunk.subarray(start));
  }
  return ended
    ? { whole: true }
    : { whole: false, row, why: `the file ends before the ${kind} does` };
}

/** The parts of a row that chunks before brought, copied; nothing of it once it is too long. */
class HeldBytes {
  private parts: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly longest: number) {}

  add(part: Uint8Array): void {
    this.length += part.length;
    // A `slice` of a Buffer would be a view of memory into which the next chunk is read.
    if (this.length <= this.longest) this.parts.push(new Uint8Array(part));
    else this.parts = [];
  }

  /** What was held with `last` after it, which is not copied; then nothing is held. */
  take(last: Uint8Array): Uint8Array | undefined {
    const { parts } = this;
    const length = this.length + last.length;
    this.parts = [];
    this.length = 0;
    if (length > this.longest) return undefined;
    return parts.length === 0 ? last : Buffer.concat([...parts, last], length);
  }
}
