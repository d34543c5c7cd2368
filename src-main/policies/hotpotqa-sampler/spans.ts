import { givenNames, groupWords, personNouns, placeWords } from './lexicon';
import { namesIn } from './names';

/** What a piece of text looks like; `name` is one of which no more can be told. */
export const spanKinds = [
  'person',
  'place',
  'group',
  'work',
  'name',
  'adjective',
  'date',
  'year',
  'number',
  'description',
] as const;
export type SpanKind = (typeof spanKinds)[number];

/** A piece of a sentence that could be searched for or given as an answer. */
export interface Span {
  readonly text: string;
  readonly kind: SpanKind;
  /** Where it begins in the sentence. */
  readonly start: number;
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DATE = new RegExp(
  `\\b(?:\\d{1,2} ${MONTH},? \\d{4}|${MONTH} \\d{1,2}, \\d{4}|${MONTH} \\d{4}|\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})\\b`,
  'g',
);
const YEARS =
  /\b(?:from (?:1\d|20)\d\d (?:to|until) (?:1\d|20)\d\d|(?:1\d|20)\d\d(?:[–-](?:\d{4}|\d\d))?s?)(?![\d,.]\d)\b/g;
/** A number, alone and with the word that says what it counts. */
const NUMBER =
  /(?<![\w.,–-])([$£€]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:st|nd|rd|th)?(?:%| million| billion| thousand)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third)\b( [a-z]{2,})?/g;
const QUOTED = /["“]([\p{L}\p{N}][^"“”]{1,60}?)[,.]?["”]/gu;
/** What something is said to be: `is an American former cricketer`. */
const DESCRIBED =
  /\b(?:is|was|are|were|as|became|being) (?:an?|the) ((?:[\p{L}\p{N}'’-]+ ){0,5}?[\p{L}\p{N}'’-]+)(?=[,.;:()]| (?:of|in|from|by|who|that|which|for|and|at|on|with|to|based|located|born|known|between)\b|$)/gu;

/** Every piece of `sentence` that could be an answer, in the order of the text, without repeats. */
export function spansIn(sentence: string): readonly Span[] {
  const found: Span[] = [
    ...all(sentence, QUOTED, 'work', 1),
    ...namesAndPlaces(sentence),
    ...all(sentence, DATE, 'date', 0),
    ...all(sentence, YEARS, 'year', 0),
    ...all(sentence, NUMBER, 'number', 1),
    ...all(sentence, NUMBER, 'number', 0).filter(({ text }) => text.includes(' ')),
    ...all(sentence, DESCRIBED, 'description', 1),
    ...all(sentence, DESCRIBED, 'description', 1).flatMap(lastWord),
  ];
  const byText = new Map<string, Span>();
  for (const span of found) {
    const key = span.text.toLowerCase();
    if (!byText.has(key)) byText.set(key, span);
  }
  return [...byText.values()].sort((a, b) => a.start - b.start);
}

function all(sentence: string, pattern: RegExp, kind: SpanKind, group: 0 | 1): Span[] {
  return [...sentence.matchAll(pattern)].map((match) => ({
    text: match[group] ?? '',
    kind,
    start: match.index + match[0].indexOf(match[group] ?? ''),
  }));
}

/** Of `American film director` also `director`. */
function lastWord({ text, start, kind }: Span): Span[] {
  const cut = text.lastIndexOf(' ') + 1;
  return cut === 0 ? [] : [{ text: text.slice(cut), kind, start: start + cut }];
}

/** The names, and two with a comma between them where the second is a place: `Boston, Massachusetts`. */
function namesAndPlaces(sentence: string): Span[] {
  const names = namesIn(sentence).map((name): Span => ({ ...name, kind: kindOf(sentence, name) }));
  const pairs = names.slice(1).flatMap((right, i): Span[] => {
    const left = names[i]!;
    const between = sentence.slice(left.start + left.text.length, right.start);
    return between === ', ' && holds(placeWords, right.text)
      ? [{ text: `${left.text}, ${right.text}`, kind: 'place', start: left.start }]
      : [];
  });
  return [...names, ...pairs];
}

const holds = (lexicon: ReadonlySet<string>, name: string): boolean =>
  name
    .toLowerCase()
    .split(/[\s.,]+/)
    .some((word) => lexicon.has(word));

/** A word in lower case that is none of those that follow names: `English actress`. */
const BEFORE_NOUN =
  /^ (?!(?:is|was|are|were|and|or|in|on|of|at|to|by|for|from|with|as|who|that|has|had|the|an?)\b)\p{Ll}/u;

/** Whether the words of a name are those of a place. */
export const isPlace = (name: string): boolean => holds(placeWords, name);

/** What a name names, by its words and by the word before it. */
function kindOf(sentence: string, { text, start }: { text: string; start: number }): SpanKind {
  const before = sentence.slice(Math.max(0, start - 24), start).toLowerCase();
  const after = sentence.slice(start + text.length, start + text.length + 8);
  const last = /(\w+) $/.exec(before)?.[1] ?? '';
  const words = text.split(' ');
  if (words.length === 1 && BEFORE_NOUN.test(after)) return 'adjective';
  if (holds(groupWords, text)) return 'group';
  if (words.length > 1 && givenNames.has(words[0]!.toLowerCase())) return 'person';
  if (after.startsWith(' (born')) return 'person';
  if (holds(placeWords, text)) return 'place';
  if (personNouns.has(last) || (last === 'by' && words.length > 1)) return 'person';
  return /^(?:in|at|near|from)$/.test(last) ? 'place' : 'name';
}
