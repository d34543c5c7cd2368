import { Remembered } from '@shared/remembered';
import type { Memory, ReadPage } from './memory';
import { nameKey } from './name-key';
import { inQuestion, type ReadQuestion } from './question';
import { spansIn, type Span, type SpanKind } from './spans';
import { contentStems, countStems, sharedStems } from './stems';

/** Characters on each side of a piece of text that count as beside it. */
const BESIDE = 28;

/** A piece of what was read, and how it goes with the question: counts, no judgement. */
export interface Candidate {
  readonly text: string;
  readonly kind: SpanKind;
  /** Words of the question beside it, each divided by how many sentences read have it. */
  readonly beside: number;
  /** Whether a word of what the question asks for stands beside it: `the town of …`. */
  readonly asked: boolean;
  /** Whether it holds such a word: `Oakland County`. */
  readonly named: boolean;
  /** Whether it stands in the question. */
  readonly told: boolean;
  /** Whether it is the name of an article that was opened. */
  readonly opened: boolean;
  /** Whether that article says it is what the question asks for: `… is an English actor`. */
  readonly defined: boolean;
  /** Whether it is what an article begins with, which most often is what it is about. */
  readonly subject: boolean;
  /** Whether it was searched for. */
  readonly searched: boolean;
  /** Whether another article that was opened names the article it stands in. */
  readonly linked: boolean;
}

/** Everything read that could be searched for or given as an answer, the latest article first. */
export function candidatesIn(memory: Memory, question: ReadQuestion): readonly Candidate[] {
  const searched = new Set(memory.searches.map(nameKey));
  const opened = new Map(memory.pages.map((page) => [nameKey(bareTitle(page.name)), page]));
  const counts = countStems(memory.pages.flatMap(({ sentences }) => sentences));
  return memory.pages.toReversed().flatMap((page) => {
    const linked = isLinked(memory, page);
    return sentencesOf(page).flatMap(({ text, subjectAt }) =>
      piecesOf(text).map(({ span, key, own, near }): Candidate => ({
        text: span.text,
        kind: span.kind,
        beside: sharedStems(question.stems, near, own, counts),
        asked: meets(question.asksFor, near),
        named: meets(question.asksFor, own),
        told: inQuestion(question, key),
        opened: opened.has(key),
        defined: meets(question.asksFor, contentStems(opened.get(key)?.sentences[0] ?? '')),
        subject: span.start === subjectAt,
        searched: searched.has(key),
        linked,
      })),
    );
  });
}

/** A title without what only tells it from others. */
export const bareTitle = (title: string): string => title.replace(/ \([^()]*\)$/, '');

/** Whether another article that was opened names this one. */
export const isLinked = ({ pages }: Memory, page: ReadPage): boolean =>
  mentions(
    pages.filter((other) => other !== page),
    page.name,
  );

/** Whether any of the articles has the name of another, without what only tells it from others. */
export function mentions(pages: readonly ReadPage[], name: string): boolean {
  const key = ` ${nameKey(bareTitle(name))} `;
  return pages.some((page) => page.key.includes(key));
}

/** A piece of a sentence with what can be told of it before any question is asked. */
interface Piece {
  readonly span: Span;
  readonly key: string;
  /** Stems of its words, and of the words beside it. */
  readonly own: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
}

/** Sentences whose pieces are kept: the branches of a tree read the same articles. */
const known = new Remembered<readonly Piece[]>(4096);

function piecesOf(sentence: string): readonly Piece[] {
  return known.get(sentence, () =>
    spansIn(sentence).map((span) => ({
      span,
      key: nameKey(span.text),
      own: contentStems(span.text),
      near: contentStems(around(sentence, span)),
    })),
  );
}

interface Sentence {
  readonly text: string;
  /** Where the article names what it is about, if in this sentence. */
  readonly subjectAt?: number;
}

/** The article's name belongs to its first sentence, which often says it in another way. */
function sentencesOf({ name, sentences: [first = '', ...rest] }: ReadPage): Sentence[] {
  const title = bareTitle(name);
  const before = first.includes(title) ? '' : `${title}: `;
  return [
    { text: `${before}${first}`, subjectAt: before.length + (/^["“]/.test(first) ? 1 : 0) },
    ...rest.map((text) => ({ text })),
  ];
}

function around(sentence: string, { start, text }: Span): string {
  const end = start + text.length;
  return `${sentence.slice(Math.max(0, start - BESIDE), start)} ${sentence.slice(end, end + BESIDE)}`;
}

const meets = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((stem) => others.has(stem));
