import { jsonRows } from '@main/environments/official/json-rows';

/** A record of a file as it stands there, or why it cannot be cut out. */
export type RawRecord =
  | { readonly line: number; readonly bytes: Uint8Array }
  | { readonly line: number; readonly fault: string };

/** A record longer than this is not read: no trajectory is, and it would fill the memory. */
const MAX_RECORD_BYTES = 32 << 20;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const ARRAY = 0x5b;

/** How a file is cut: one value in all, or one a line or list entry. */
export type RecordLayout = 'document' | 'rows';

/**
 * Cuts a file into its records, holding one at a time. Rows are the entries of a list where the file
 * begins with a bracket, its lines otherwise; empty lines are no records.
 * @param chunks the file's bytes in order; each need be valid only until the next is asked for
 */
export function* records(chunks: Iterable<Uint8Array>, layout: RecordLayout): Generator<RawRecord> {
  const bytes = withoutMark(chunks);
  if (layout === 'document') {
    yield* document(bytes);
    return;
  }
  const iterator = bytes[Symbol.iterator]();
  // Looks at the first byte that is no white space, and puts the chunk back.
  const held: Uint8Array[] = [];
  let first: number | undefined;
  while (first === undefined) {
    const next = iterator.next();
    if (next.done) break;
    held.push(new Uint8Array(next.value));
    first = next.value.find((byte) => !isSpace(byte));
  }
  const all = chain(held, iterator);
  yield* first === ARRAY ? listEntries(all) : lines(all);
}

function* chain(held: readonly Uint8Array[], rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield* held;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x09 || byte === NEWLINE || byte === RETURN;

function* withoutMark(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let first = true;
  for (const chunk of chunks) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    yield marked ? chunk.subarray(3) : chunk;
    first = false;
  }
}

const tooLong = `is longer than ${MAX_RECORD_BYTES >> 20} MB`;

function* document(chunks: Iterable<Uint8Array>): Generator<RawRecord> {
  const parts = new Parts();
  for (const chunk of chunks) parts.add(chunk);
  if (parts.tooLong) yield { line: 1, fault: tooLong };
  else yield { line: 1, bytes: parts.take() };
}

function* lines(chunks: Iterable<Uint8Array>): Generator<RawRecord> {
  const parts = new Parts();
  let line = 1;
  const ended = (): RawRecord | null => {
    const long = parts.tooLong;
    const bytes = parts.take();
    if (long) return { line, fault: tooLong };
    const end = bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length;
    return bytes.every(isSpace) ? null : { line, bytes: bytes.subarray(0, end) };
  };
  for (const chunk of chunks) {
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      parts.add(chunk.subarray(start, at));
      const record = ended();
      if (record) yield record;
      line += 1;
      start = at + 1;
    }
    parts.add(chunk.subarray(start));
  }
  const last = ended();
  if (last) yield last;
}

/** Too long entries are held too: the lines in them count for where the next one begins. */
const LIST = { kind: 'list', called: 'a list', longestRow: Infinity } as const;
const NONE = new Uint8Array();

function* listEntries(chunks: Iterable<Uint8Array>): Generator<RawRecord> {
  let line = 1;
  let all = 1;
  const counted = function* (): Generator<Uint8Array> {
    for (const chunk of chunks) {
      all += newlines(chunk);
      yield chunk;
    }
  };
  const rows = jsonRows(counted(), LIST);
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    const { bytes = NONE } = next.value;
    const ink = bytes.findIndex((byte) => !isSpace(byte));
    const begins = line + newlines(bytes.subarray(0, Math.max(0, ink)));
    yield bytes.length > MAX_RECORD_BYTES
      ? { line: begins, fault: tooLong }
      : { line: begins, bytes };
    line += newlines(bytes);
  }
  if (next.value.whole) return;
  const cut = next.value.why.startsWith('the file ends');
  yield {
    line: cut ? all : line,
    fault: cut ? 'is cut off: the list has no end' : `is not JSON: ${next.value.why}`,
  };
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** Bytes that are gathered, up to the most that a record may have. */
class Parts {
  private held: Uint8Array[] = [];
  private length = 0;

  get tooLong(): boolean {
    return this.length > MAX_RECORD_BYTES;
  }

  /** Copies `part`; a `slice` of a Buffer would be a view of memory that is used again. */
  add(part: Uint8Array): void {
    this.length += part.length;
    if (this.tooLong) this.held = [];
    else if (part.length > 0) this.held.push(new Uint8Array(part));
  }

  take(): Uint8Array {
    const bytes = this.held.length === 1 ? this.held[0]! : Buffer.concat(this.held);
    this.held = [];
    this.length = 0;
    return bytes;
  }
}
