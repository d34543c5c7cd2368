import type { Asked } from './question';
import { spanKinds, type SpanKind } from './spans';

/** Weights of the kinds of action. */
export interface PlanRates {
  readonly search: number;
  readonly lookup: number;
  readonly finish: number;
}

/**
 * How the embedded sampler works and errs on HotpotQA: weights at temperature 1, each list up to a
 * common factor. `docs/decisions/0010-hotpotqa.md` says how they were set, once, and what they lead
 * to.
 */
export interface SamplerRates {
  readonly atStart: PlanRates;
  readonly afterNotFound: PlanRates;
  /** After the first, second, … article that was read; the last stands for all further ones. */
  readonly afterArticles: readonly PlanRates[];
  /** The same where the question compares what it names. */
  readonly afterCompared: readonly PlanRates[];
  /** After two articles of which one names the other. */
  readonly afterLinked: PlanRates;
  /** Where the words of a search are from. */
  readonly searchFrom: {
    /** A name in the question that was not searched for yet. */
    readonly question: number;
    /** The same where the question compares what it names. */
    readonly compared: number;
    /** A name in what was read. */
    readonly read: number;
    /** A title offered in place of a name, right after it was offered. */
    readonly offered: number;
    /** The question itself. */
    readonly whole: number;
    /** Words of the question that follow each other: `magazine of which`. */
    readonly vague: number;
    /** An earlier search again. */
    readonly repeat: number;
  };
  /** Chance of searching for a part of a name only. */
  readonly partialName: number;
  /** Chance of taking anything from what was read, whatever the question asks. */
  readonly careless: number;
  /** Exponent of the factors below: 0 is blind to them, above 1 the likeliest prevails. */
  readonly focus: number;
  /** What draws to a name or title as something to search for: factors. */
  readonly next: {
    /** For what the name looks like. */
    readonly kinds: Readonly<Record<SpanKind, number>>;
    readonly oneWord: number;
    /** For each word of the question beside it that no other sentence has. */
    readonly beside: number;
    /** For a title on offer, against a name in an article. */
    readonly title: number;
    /** For each title on offer before it. */
    readonly place: number;
    /** For a title on offer that an article names. */
    readonly linked: number;
    /** For a title on offer that the question names. */
    readonly told: number;
  };
  /** What draws to a piece of an article as something to answer: factors. */
  readonly answers: {
    /** For what it looks like, by what is asked. */
    readonly kinds: Readonly<Record<OpenAsked, Readonly<Record<SpanKind, number>>>>;
    /** For each word of the question beside it that no other sentence has. */
    readonly beside: number;
    /** For a word of what is asked for beside it, and in it. */
    readonly asked: number;
    readonly named: number;
    readonly oneWord: number;
    /** For standing in the question. */
    readonly told: number;
    /** For being the name of an article that was opened. */
    readonly opened: number;
    /** For the article saying that it is what is asked for. */
    readonly defined: number;
    /** For standing in an article that another one names. */
    readonly linked: number;
  };
  /** Weight of the one of two answers that what was read speaks for, against the other. */
  readonly lean: number;
  /** Chance of answering a question with two possible answers with something else. */
  readonly wrongForm: number;
}

/** What a question can ask for if not one of two answers. */
export type OpenAsked = Exclude<Asked, 'yes-no' | 'choice'>;

export const samplerRates: SamplerRates = {
  atStart: { search: 0.96, lookup: 0.02, finish: 0.02 },
  afterNotFound: { search: 0.94, lookup: 0.03, finish: 0.03 },
  afterArticles: [
    { search: 0.88, lookup: 0.04, finish: 0.08 },
    { search: 0.5, lookup: 0.05, finish: 0.45 },
    { search: 0.21, lookup: 0.04, finish: 0.75 },
  ],
  afterCompared: [
    { search: 0.9, lookup: 0.04, finish: 0.06 },
    { search: 0.16, lookup: 0.04, finish: 0.8 },
  ],
  afterLinked: { search: 0.11, lookup: 0.04, finish: 0.85 },
  searchFrom: {
    question: 0.2,
    compared: 4,
    read: 1,
    offered: 4,
    whole: 0.8,
    vague: 0.08,
    repeat: 0.03,
  },
  partialName: 0.05,
  careless: 0.03,
  focus: 4,
  next: {
    kinds: kinds({ person: 1.75, place: 0.57, group: 0.67, work: 1.6, name: 0.5 }, 0),
    oneWord: 0.5,
    beside: 2,
    title: 2,
    place: 0.65,
    linked: 9,
    told: 0.2,
  },
  answers: {
    kinds: {
      time: kinds({ date: 2.1, year: 6.3 }, 0.6),
      amount: kinds({ number: 2.2 }, 0.7),
      person: kinds({ person: 3.5, name: 2.8, place: 0.7 }, 0.55),
      place: kinds({ place: 4.2, name: 1.5, group: 0.75 }, 0.65),
      group: kinds({ group: 2, name: 1.6 }, 0.75),
      work: kinds({ work: 4.2, group: 1.3 }, 0.7),
      thing: kinds(
        { name: 2.3, person: 1.5, work: 1.5, group: 1.4, place: 1, description: 0.8 },
        0.6,
      ),
    },
    beside: 2,
    asked: 1.9,
    named: 2.6,
    oneWord: 0.8,
    told: 0.2,
    opened: 1.7,
    defined: 4,
    linked: 3.7,
  },
  lean: 6,
  wrongForm: 0.05,
};

/** The weights that are not `other`. */
function kinds(
  weights: Partial<Record<SpanKind, number>>,
  other: number,
): Readonly<Record<SpanKind, number>> {
  const all = spanKinds.map((kind) => [kind, weights[kind] ?? other] as const);
  return Object.fromEntries(all) as Record<SpanKind, number>;
}
