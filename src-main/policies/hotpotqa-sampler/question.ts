import { Remembered } from '@shared/remembered';
import { groupNouns, personNouns, placeNouns, workNouns } from './lexicon';
import { nameKey } from './name-key';
import { namesIn, wideNamesIn } from './names';
import { contentStems } from './stems';

/** What a question asks for, as its words tell; `thing` is one of which no more can be told. */
export type Asked =
  'yes-no' | 'choice' | 'time' | 'amount' | 'person' | 'place' | 'group' | 'work' | 'thing';

/** A question as the sampler takes it apart, without understanding it. */
export interface ReadQuestion {
  readonly text: string;
  readonly asked: Asked;
  /** Names and quoted titles, in order. */
  readonly mentions: readonly string[];
  /** Whether it compares what it names, so that all of it is to be read. */
  readonly compares: boolean;
  /** The two things to choose between; empty unless `asked` is `choice`. */
  readonly choices: readonly string[];
  /** All words, in order, without punctuation. */
  readonly words: readonly string[];
  /** Stems of the words that say something. */
  readonly stems: ReadonlySet<string>;
  /** Stems of the words after `what` or `which`. */
  readonly asksFor: ReadonlySet<string>;
}

/** Questions kept: each is asked about at every node of its tree. */
const known = new Remembered<ReadQuestion>(256);

/** Takes a question apart at the words that questions have in common. */
export function readQuestion(question: string): ReadQuestion {
  return known.get(question, () => takenApart(question));
}

function takenApart(question: string): ReadQuestion {
  const text = question.replace(/\s+/g, ' ').trim();
  const choices = choicesIn(text);
  const asksFor = wordsAskedFor(text.toLowerCase());
  const asked = choices.length > 0 ? 'choice' : askedBy(text.toLowerCase(), asksFor);
  return {
    text,
    asked,
    compares: asked === 'choice' || asked === 'yes-no' || /\bboth\b/.test(text),
    mentions: mentionsIn(text),
    choices,
    words: text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu)?.map(bare) ?? [],
    stems: contentStems(text),
    asksFor: contentStems(asksFor.join(' ')),
  };
}

/** Whether the words of `text` stand in the question one after another. */
export function inQuestion({ text }: ReadQuestion, words: string): boolean {
  return ` ${nameKey(text)} `.includes(` ${nameKey(words)} `);
}

const bare = (word: string): string => word.replace(/['’]s$|[.'’-]+$/g, '');

const YES_NO = /^(?:is|are|was|were|do|does|did|has|have|had|can|could)\b/;
const AMOUNT =
  /\bhow (?:many|much|old|large|long|tall|far|big|high)\b|\bwhat (?:is the )?(?:population|percentage|number)\b/;
const TIME = /\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|day|decade|month|century)\b/;

function askedBy(text: string, asksFor: readonly string[]): Asked {
  if (YES_NO.test(text)) return 'yes-no';
  if (AMOUNT.test(text)) return 'amount';
  if (TIME.test(text)) return 'time';
  const noun = asksFor.find((word) => nouns.some(([, lexicon]) => lexicon.has(word)));
  const byNoun = nouns.find(([, lexicon]) => noun !== undefined && lexicon.has(noun));
  if (byNoun) return byNoun[0];
  const asking = /\b(?:where|who|whom|whose|what|which)\b/.exec(text)?.[0] ?? '';
  if (asking === 'where') return 'place';
  return asking.startsWith('who') ? 'person' : 'thing';
}

const nouns: readonly (readonly [asked: Asked, lexicon: ReadonlySet<string>])[] = [
  ['person', personNouns],
  ['place', placeNouns],
  ['group', groupNouns],
  ['work', workNouns],
];

/** The words after `what` or `which` up to a verb: `american romantic dance film`. */
function wordsAskedFor(text: string): string[] {
  const words = WHAT.exec(text)?.[1]?.trim().split(' ') ?? [];
  const end = words.findIndex((word) => VERBS.has(word));
  return end < 0 ? words : words.slice(0, end);
}

const WHAT =
  /\b(?:what|which)(?: (?:is|was|are|were) the(?: name of (?:the|an?))?)? ((?:[\p{L}\p{N}'’-]+ ?){1,6})/u;

const VERBS = new Set(
  'is was are were did does do has have had that which who in of for with'.split(' '),
);

/** Quoted titles first: the names inside them are parts. */
function mentionsIn(text: string): string[] {
  const quoted = [...text.matchAll(/["“]([^"“”]{2,80})["”]/g)].map((match) => match[1]!.trim());
  const names = [...wideNamesIn(text), ...namesIn(text)].map((name) => name.text);
  const apart = names.filter((name) => !quoted.some((title) => title.includes(name)));
  return [...new Set([...quoted, ...apart].map((mention) => mention.replace(/[,.?!]+$/, '')))];
}

/** The names on both sides of an `or`. */
function choicesIn(text: string): string[] {
  const at = text.indexOf(' or ');
  if (at < 0) return [];
  const before = text.slice(0, at);
  const left = [...quotedOrNames(before)].at(-1);
  const right = quotedOrNames(text.slice(at + ' or '.length))[0];
  const adjacent = left !== undefined && left.end >= before.length - 2;
  return adjacent && right && right.start <= 4 ? [left.text, right.text] : [];
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function quotedOrNames(text: string): Place[] {
  const quoted = [...text.matchAll(/["“]([^"“”]+)["”]/g)].map((match): Place => ({
    text: match[1]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const names = wideNamesIn(text)
    .map(({ text, start }): Place => ({ text, start, end: start + text.length }))
    .filter(({ start }) => !quoted.some((held) => start >= held.start && start < held.end));
  return [...quoted, ...names].sort((a, b) => a.start - b.start);
}
