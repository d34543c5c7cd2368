import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import type { CorpusDocument } from '@main/qmodel/service';
import { isContent, wordsOf } from '@main/qmodel/render/words';
import { keyedRandom, type RandomSource } from '@shared/random/keyed';

/** A made-up preference: words drawn from one document must prefer that document over another. */
export interface ContrastPair {
  readonly context: ScoringContext;
  readonly chosen: ScoredAction;
  readonly rejected: ScoredAction;
}

/** Words drawn for an instruction: at least, and at most this many more. */
const FEWEST_WORDS = 3;
const MORE_WORDS = 6;
/** Documents among which the one to be rejected is chosen. */
const RIVALS = 6;
/** Words of a title that an action names. */
const TITLE_WORDS = 14;

/**
 * Self-supervised contrast on the environment's own text (11-science-notes): an instruction is made
 * of words of one document, and opening that document is preferred to opening another, searching
 * for more of the words to searching for fewer. No task, reward or wanted answer is involved.
 * @param index names the pair; the same index and seed give the same pair
 */
export function contrastPair(
  corpus: readonly CorpusDocument[],
  index: number,
  seed: number,
): ContrastPair {
  const random = keyedRandom(seed, 'contrast', index);
  const wanted = pick(corpus, random);
  const words = drawWords(wanted, random);
  const other = hardest(
    words,
    wanted,
    Array.from({ length: RIVALS }, () => pick(corpus, random)),
  );
  const context: ScoringContext = {
    instruction: `Find me ${words.join(' ')}`,
    initialObservation: '',
    history: [],
  };
  if (random.next() < 0.4) {
    const fewer = words.slice(0, Math.max(1, Math.floor(words.length * random.next())));
    return { context, chosen: search(words), rejected: search(fewer) };
  }
  return { context, chosen: open(wanted), rejected: open(other) };
}

/** The rival whose title names most of the words, as the rivals on a page of results do. */
function hardest(
  words: readonly string[],
  wanted: CorpusDocument,
  rivals: readonly CorpusDocument[],
): CorpusDocument {
  const named = ({ title }: CorpusDocument): number => {
    const lower = title.toLowerCase();
    return words.filter((word) => lower.includes(word)).length;
  };
  const others = rivals.filter((rival) => rival !== wanted);
  return others.reduce(
    (best, rival) => (named(rival) > named(best) ? rival : best),
    others[0] ?? wanted,
  );
}

function pick(corpus: readonly CorpusDocument[], random: RandomSource): CorpusDocument {
  const document = corpus[random.below(corpus.length)];
  if (!document) throw new RangeError('Contrast needs at least one document.');
  return document;
}

/** Different content words of title and body, those of the title twice as likely, in text order. */
function drawWords({ title, body }: CorpusDocument, random: RandomSource): string[] {
  const text = `${title} ${body.slice(0, 600)}`;
  const seen = new Set<string>();
  const words = wordsOf(text).filter((word) => {
    if (!isContent(word) || seen.has(word.stem)) return false;
    seen.add(word.stem);
    return true;
  });
  const count = FEWEST_WORDS + random.below(MORE_WORDS + 1);
  const ranked = words
    .map((word) => ({ word, rank: random.next() * (word.end <= title.length ? 1 : 2) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .sort((a, b) => a.word.start - b.word.start);
  return ranked.map(({ word }) => text.slice(word.start, word.end).toLowerCase());
}

function search(words: readonly string[]): ScoredAction {
  const query = words.join(' ');
  return { thought: `I search for ${query}.`, type: 'search', argument: query };
}

function open({ title }: CorpusDocument): ScoredAction {
  const name = title.split(/\s+/).slice(0, TITLE_WORDS).join(' ');
  return { thought: `I open ${name}.`, type: 'click', argument: '' };
}
