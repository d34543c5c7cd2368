/** Where a text stops being the JSON that it should be. */
export interface JsonFault {
  /** Index in the text. */
  readonly offset: number;
  /** Follows “line 3” in a sentence. */
  readonly message: string;
}

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u([0-9a-fA-F]{4}))/y;
const LOW_HALF = /\\u[dD][c-fC-F][0-9a-fA-F]{2}/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;

/** What may come next. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end';

/**
 * The first fault of a text that should be one JSON value, `null` for none. Stricter than
 * `JSON.parse`, which takes the last of two equal keys and keeps half characters: both lose what
 * stood in the file. Does not recurse, so that no nesting is too deep for it.
 * @param maxDepth brackets that may be open at once
 */
export function jsonFault(text: string, maxDepth: number): JsonFault | null {
  const scan = new Scan(text);
  // The keys of every object that is open; `null` for an array.
  const open: (Set<string> | null)[] = [];
  let expected: Expected = 'value';
  for (;;) {
    scan.match(SPACE);
    const code = text.charCodeAt(scan.at);
    const inside = open.at(-1);
    const begins = expected === 'value' || expected === 'value or end';
    const ends =
      (code === CLOSE_OBJECT && inside && expected !== 'key' && !begins) ||
      (code === CLOSE_ARRAY && inside === null && expected !== 'value');
    if (ends) {
      open.pop();
      scan.at += 1;
      expected = 'comma or end';
    } else if (begins && (code === OPEN_OBJECT || code === OPEN_ARRAY)) {
      if (open.length === maxDepth) {
        return fault(scan.at, `is nested deeper than ${maxDepth} levels`);
      }
      open.push(code === OPEN_OBJECT ? new Set() : null);
      scan.at += 1;
      expected = code === OPEN_OBJECT ? 'key or end' : 'value or end';
    } else if (begins) {
      const wrong = code === QUOTE ? scan.string() : scan.scalar();
      if (wrong) return wrong;
      expected = 'comma or end';
    } else if (inside && expected !== 'comma or end') {
      const wrong = scan.key(inside);
      if (wrong) return wrong;
      expected = 'value';
    } else if (code === COMMA && inside !== undefined) {
      scan.at += 1;
      expected = inside ? 'key' : 'value';
    } else return scan.unexpected();
    if (open.length === 0) {
      scan.match(SPACE);
      return scan.at === text.length ? null : scan.unexpected('something follows the value');
    }
  }
}

function fault(offset: number, message: string): JsonFault {
  return { offset, message };
}

/** A place in a text, and what is read from there. */
class Scan {
  at = 0;

  constructor(private readonly text: string) {}

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  scalar(): JsonFault | null {
    return this.match(SCALAR) ? null : this.unexpected();
  }

  /** A string; its fault otherwise. */
  string(): JsonFault | null {
    const { text } = this;
    const start = this.at;
    this.at += 1;
    for (;;) {
      this.match(PLAIN);
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) {
        this.at += 1;
        return null;
      }
      if (Number.isNaN(code)) return fault(start, 'is cut off inside a text');
      const escapeAt = this.at;
      const escape = this.match(ESCAPE);
      if (!escape) {
        const what = code === 0 ? 'a NUL character' : 'a control character or a wrong escape';
        return fault(this.at, `holds ${what} inside a text`);
      }
      if (escape[1] === undefined) continue;
      const unit = parseInt(escape[1], 16);
      if (unit === 0) return fault(escapeAt, 'holds a NUL character inside a text');
      const high = unit >= 0xd800 && unit < 0xdc00;
      if (high ? !this.match(LOW_HALF) : unit >= 0xdc00 && unit < 0xe000) {
        return fault(escapeAt, 'holds half a character (a lone surrogate)');
      }
    }
  }

  /** A key with its colon; `known` gets it. */
  key(known: Set<string>): JsonFault | null {
    const start = this.at;
    if (this.text.charCodeAt(start) !== QUOTE) return this.unexpected();
    const wrong = this.string();
    if (wrong) return wrong;
    const key = JSON.parse(this.text.slice(start, this.at)) as string;
    if (known.has(key)) return fault(start, `has the key "${key.slice(0, 40)}" twice`);
    known.add(key);
    this.match(SPACE);
    if (this.text.charCodeAt(this.at) !== COLON) return this.unexpected();
    this.at += 1;
    return null;
  }

  unexpected(why = ''): JsonFault {
    const { at, text } = this;
    if (at >= text.length) return fault(at, 'is cut off: the JSON has no end');
    const found = JSON.stringify(text.slice(at, at + 12));
    return fault(at, `is not JSON${why === '' ? '' : `: ${why}`}, at ${found}`);
  }
}
