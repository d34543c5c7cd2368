/**
 * Word boundaries by Unicode Standard Annex #29, §4.1, without tailoring. The runtime's own
 * `Intl.Segmenter` is tailored, and not alike in Node and in Electron: the window and the command line
 * would find different products with it.
 */

/** Word_Break classes, as far as a rule asks for them; `alone` is parted on both sides. */
type WordBreak =
  | 'letter'
  | 'hebrew'
  | 'numeric'
  | 'katakana'
  | 'south-east-asian'
  | 'connector'
  | 'mid-letter'
  | 'mid-number'
  | 'mid-both'
  | 'single-quote'
  | 'double-quote'
  | 'extend'
  | 'joiner'
  | 'regional'
  | 'alone';

/** Which are parts of words, and of words of one kind only with their like. */
const KANA = /[\p{Script=Katakana}\u3031-\u3035\u309B\u309C\u30A0\u30FC\uFF70]/u;
/** Scripts that Lucene keeps in runs, for their words have no signs between them. */
const SOUTH_EAST_ASIAN =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}]/u;
const APART = /[\p{Ideographic}\p{Script=Hiragana}]/u;
const HEBREW = /(?=\p{Script=Hebrew})\p{L}/u;
const LETTER =
  /[\p{Alphabetic}\u02C2-\u02C5\u02D2-\u02D7\u02DE\u02DF\u02ED\u02EF-\u02FF\u055A-\u055C\u055E\u058A\u05F3]/u;
const NUMERIC = /[\p{Nd}\u066C]/u;
const CONNECTOR = /[\p{Pc}\u202F]/u;
const EXTEND = /[\p{M}\p{Emoji_Modifier}\u200C\uFF9E\uFF9F]|(?![\u200B])\p{Cf}/u;

const signs = new Map<string, WordBreak>([
  ["'", 'single-quote'],
  ['"', 'double-quote'],
  ['\u200D', 'joiner'],
  ...Array.from(':\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A').map(
    (sign) => [sign, 'mid-letter'] as const,
  ),
  ...Array.from(',;\u037E\u0589\u060C\u060D\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B').map(
    (sign) => [sign, 'mid-number'] as const,
  ),
  ...Array.from('.\u2018\u2019\u2024\uFE52\uFF07\uFF0E').map((sign) => [sign, 'mid-both'] as const),
]);

const known = new Map<string, WordBreak>();

function classOf(character: string): WordBreak {
  const before = known.get(character);
  if (before !== undefined) return before;
  const found = signs.get(character) ?? lookedUp(character);
  known.set(character, found);
  return found;
}

function lookedUp(character: string): WordBreak {
  if (/\p{Regional_Indicator}/u.test(character)) return 'regional';
  if (EXTEND.test(character)) return 'extend';
  if (CONNECTOR.test(character)) return 'connector';
  if (NUMERIC.test(character)) return 'numeric';
  if (KANA.test(character)) return 'katakana';
  if (APART.test(character)) return 'alone';
  if (SOUTH_EAST_ASIAN.test(character)) return 'south-east-asian';
  if (HEBREW.test(character)) return 'hebrew';
  return LETTER.test(character) ? 'letter' : 'alone';
}

const isLetter = (kind: WordBreak | undefined): boolean => kind === 'letter' || kind === 'hebrew';

/**
 * Whether `left` and `right` hang together (WB5 to WB13b), told from their classes and those of the
 * characters before and after; extending characters are left out.
 */
function hangTogether(
  before: WordBreak | undefined,
  left: WordBreak,
  right: WordBreak,
  after: WordBreak | undefined,
): boolean {
  const between = (kind: WordBreak, ...kinds: readonly WordBreak[]): boolean =>
    kinds.includes(kind);
  const inLetters = ['mid-letter', 'mid-both', 'single-quote'] as const;
  const inNumbers = ['mid-number', 'mid-both', 'single-quote'] as const;
  switch (left) {
    case 'letter':
    case 'hebrew':
      if (isLetter(right) || right === 'numeric' || right === 'connector') return true;
      if (between(right, ...inLetters) && isLetter(after)) return true;
      // WB7a, WB7b: an apostrophe after a Hebrew letter, quotes between two.
      return (
        left === 'hebrew' &&
        (right === 'single-quote' || (right === 'double-quote' && after === 'hebrew'))
      );
    case 'numeric':
      if (right === 'numeric' || isLetter(right) || right === 'connector') return true;
      return between(right, ...inNumbers) && after === 'numeric';
    case 'katakana':
      return right === 'katakana' || right === 'connector';
    case 'south-east-asian':
      return right === 'south-east-asian' || right === 'connector';
    case 'connector':
      return (
        right !== 'alone' && (isLetter(right) || between(right, 'numeric', 'katakana', 'connector'))
      );
    case 'mid-letter':
      return isLetter(before) && isLetter(right);
    case 'mid-number':
      return before === 'numeric' && right === 'numeric';
    case 'mid-both':
    case 'single-quote':
      return (isLetter(before) && isLetter(right)) || (before === 'numeric' && right === 'numeric');
    case 'double-quote':
      return before === 'hebrew' && right === 'hebrew';
    default:
      return false;
  }
}

/** A part of a text between two boundaries. */
export interface WordSegment {
  readonly text: string;
  /** Whether it holds a letter, a digit or an ideograph. */
  readonly isWord: boolean;
}

const WORD_KINDS: ReadonlySet<WordBreak> = new Set([
  'letter',
  'hebrew',
  'numeric',
  'katakana',
  'south-east-asian',
]);

/** The segments of a text: words, and what stands between them. Together they are the text. */
export function wordSegments(text: string): readonly WordSegment[] {
  const characters = Array.from(text);
  const kinds = characters.map(classOf);
  /** Places of the characters that count: those that extend the one before them do not (WB4). */
  const counting = kinds.flatMap((kind, at) =>
    (kind === 'extend' || kind === 'joiner') &&
    at > 0 &&
    !/[\n\r\v\f\u0085\u2028\u2029]/.test(characters[at - 1]!)
      ? []
      : [at],
  );
  const segments: WordSegment[] = [];
  const close = (from: number, to?: number): void => {
    const part = characters.slice(from, to);
    const isWord = part.some(
      (character, i) => WORD_KINDS.has(kinds[from + i]!) || APART.test(character),
    );
    segments.push({ text: part.join(''), isWord });
  };
  let [start, flags] = [0, 0];
  counting.forEach((at, i) => {
    const previous = counting[i - 1];
    if (previous === undefined) return;
    const [left, right] = [kinds[previous]!, kinds[at]!];
    flags = left === 'regional' ? flags + 1 : 0;
    const [earlier, later] = [counting[i - 2], counting[i + 1]];
    const together =
      // WB3c: emoji joined to one; WB15: regional indicators in pairs.
      (kinds[at - 1] === 'joiner' && /\p{Extended_Pictographic}/u.test(characters[at]!)) ||
      (left === 'regional' && right === 'regional' && flags % 2 === 1) ||
      hangTogether(
        earlier === undefined ? undefined : kinds[earlier],
        left,
        right,
        later === undefined ? undefined : kinds[later],
      );
    if (together) return;
    close(start, at);
    start = at;
  });
  if (characters.length > 0) close(start);
  return segments;
}
