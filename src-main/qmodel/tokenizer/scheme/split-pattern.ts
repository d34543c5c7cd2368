import { CallError } from '@main/rpc/rpc';

/** Open-ended repetitions in one alternative: more could keep the engine busy for ever. */
const MOST_REPETITIONS = 2;

/** `\s` and its like as the Rust library's engine means them: by Unicode's properties. */
const classes: Readonly<Record<string, string>> = {
  s: '\\p{White_Space}',
  S: '\\P{White_Space}',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  r: '\\r',
  n: '\\n',
  t: '\\t',
  f: '\\f',
  v: '\\v',
};

/** Letters of other scripts that are the same as an ASCII letter when case does not count. */
const folded: Readonly<Record<string, string>> = { s: 'ſ', k: '\u212a' };

/**
 * A pattern of a tokenizer.json, written for Oniguruma, as JavaScript's: characters, classes, dots,
 * groups, alternatives, looks ahead, and repetitions of single characters and classes. A group can
 * be left out (`?`) but not repeated, and an alternative has two open-ended repetitions at most, so
 * that no text takes longer than its length cubed.
 * @throws CallError `invalid-input` saying what in it is not understood
 */
export function splitPattern(pattern: string): RegExp {
  const reader = new Reader(pattern);
  const source = reader.alternatives(false);
  if (!reader.done) throw reader.refusal();
  try {
    return new RegExp(source, 'gu');
  } catch {
    throw refusal(pattern, pattern);
  }
}

function refusal(pattern: string, rest: string): CallError {
  return new CallError(
    'invalid-input',
    `The pattern ${pattern.slice(0, 200)} has something that StepQ does not know at “${rest.slice(0, 20)}”.`,
  );
}

/** A character that stands for itself. */
function plain(character: string): string {
  return /[\p{L}\p{N}]/u.test(character)
    ? character
    : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

class Reader {
  private at = 0;
  private repetitions = 0;

  constructor(private readonly pattern: string) {}

  get done(): boolean {
    return this.at === this.pattern.length;
  }

  refusal(): CallError {
    return refusal(this.pattern, this.pattern.slice(this.at));
  }

  /** Up to a closing bracket or the end. */
  alternatives(anyCase: boolean): string {
    const before = this.repetitions;
    let most = before;
    let source = '';
    for (;;) {
      this.repetitions = before;
      source += this.sequence(anyCase);
      most = Math.max(most, this.repetitions);
      if (!this.take('|')) break;
      source += '|';
    }
    this.repetitions = most;
    return source;
  }

  private sequence(anyCase: boolean): string {
    let source = '';
    while (!this.done && !/[|)]/.test(this.next)) {
      source += this.take('(') ? this.group(anyCase) : this.atom(anyCase) + this.repetition();
    }
    return source;
  }

  private get next(): string {
    return this.pattern[this.at] ?? '';
  }

  private take(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private matching(expected: RegExp): string | null {
    expected.lastIndex = this.at;
    const found = expected.exec(this.pattern)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private group(anyCase: boolean): string {
    const looks = this.matching(/\?[=!]/y);
    const inner = this.take('?i:') || anyCase;
    if (looks === null) this.take('?:');
    if (this.next === '?') throw this.refusal();
    const source = `(${looks ?? '?:'}${this.alternatives(inner)})`;
    if (!this.take(')')) throw this.refusal();
    if (looks === null && this.take('?')) return `${source}?`;
    if (/[*+{?]/.test(this.next)) throw this.refusal();
    return source;
  }

  private atom(anyCase: boolean): string {
    if (this.take('[')) return this.set();
    if (this.take('.')) return '[^\\n]';
    if (this.take('\\')) return this.escape();
    if (/[*+?{}^$\]]/.test(this.next)) throw this.refusal();
    const character = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += character.length;
    if (!anyCase || !/[a-z]/i.test(character)) return plain(character);
    const small = character.toLowerCase();
    return `[${small}${small.toUpperCase()}${folded[small] ?? ''}]`;
  }

  private set(): string {
    let source = this.take('^') ? '[^' : '[';
    for (let first = true; first || this.next !== ']'; first = false) {
      // Sets inside of sets, intersections, and named classes.
      if (this.done || /\[|&&/y.test(this.pattern.slice(this.at, this.at + 2)))
        throw this.refusal();
      source += this.take('\\') ? this.escape() : this.setCharacter();
    }
    this.take(']');
    return `${source}]`;
  }

  private setCharacter(): string {
    const character = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += character.length;
    return character === '-' ? character : plain(character);
  }

  /** Behind a backslash. */
  private escape(): string {
    const property = this.matching(/[pP]\{[A-Za-z_]+\}/y);
    if (property !== null) return `\\${property}`;
    const known = classes[this.next];
    if (known !== undefined) {
      this.at += 1;
      return known;
    }
    const code = this.matching(/x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}/y);
    if (code !== null) return `\\${code}`;
    if (this.done || /[\p{L}\p{N}]/u.test(this.next)) throw this.refusal();
    const character = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += character.length;
    return plain(character);
  }

  private repetition(): string {
    const found = this.matching(/[*+?]|\{\d{1,3}(,\d{0,3})?\}/y);
    if (found === null) return '';
    // Oniguruma's `?+` and `*+` give nothing back, which JavaScript cannot say.
    if (/[+*?{]/.test(this.next)) throw this.refusal();
    if (/[*+]|,\}/.test(found)) this.repetitions += 1;
    if (this.repetitions > MOST_REPETITIONS) throw this.refusal();
    return found;
  }
}
