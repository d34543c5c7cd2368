import { idf, type Rarity } from '@main/search/ranker/rarity';
import { phraseText, stemsOf } from '@main/search/ranker/words';

/** What an instruction asks for, as far as its words tell. */
export interface Goal {
  /** Stems of what is wanted, the price and the named values left out, with their idf. */
  readonly weights: ReadonlyMap<string, number>;
  /** Stems of the words that name the thing: the last two before what it comes with. */
  readonly core: ReadonlySet<string>;
  /** Pairs of neighbouring stems, joined by a space. */
  readonly neighbours: ReadonlySet<string>;
  /** Stems of the values in `name: value` clauses. */
  readonly values: ReadonlySet<string>;
  /** The whole instruction, to look for phrases in. */
  readonly phrases: string;
  /** Phrases that are followed by a colon: names of values, not values. */
  readonly names: ReadonlySet<string>;
  /** Largest price allowed; `null` where none is given. */
  readonly cap: number | null;
}

const CAP =
  /(?:lower|less|under|below|cheaper|at most|up to)[^.\d$]{0,20}\$? *(\d[\d,]*(?:\.\d+)?)/i;
const CAP_CLAUSE = /,? *(?:and )?(?:the )?price [^,\d]*\d[\d,.]*(?: *dollars?)?/gi;
/** `with colour: black`, `and size: 3x-large`; the value ends at a comma. */
const NAMED = /(?:\bwith|\band|,)? *\b([a-z][a-z ]{0,30}?): *([^,]+)/gi;

const ASKING = /^.*?\b(?:looking|searching|shopping) for\b/i;
/** In front of these words stands what the thing is, after them what it is like. */
const QUALITIES = /\b(?:with|for|that|which|in|made)\b/i;

export function readGoal(instruction: string, rarity: Rarity): Goal {
  const cap = CAP.exec(instruction)?.[1];
  const priceless = instruction.replace(CAP_CLAUSE, ' ');
  const named = [...priceless.matchAll(NAMED)].map((match) => ({
    name: match[1]!.replace(/^.*\b(?:with|and)\b/i, '').trim(),
    value: match[2]!,
  }));
  const plain = named.reduce((text, { name, value }) => without(text, name, value), priceless);
  const stems = stemsOf(plain);
  return {
    weights: new Map(stems.map((stem) => [stem, idf(rarity, stem)])),
    core: new Set(stemsOf(plain.replace(ASKING, '').split(QUALITIES, 1)[0]!).slice(-2)),
    neighbours: new Set(neighbours(stems)),
    values: new Set(named.flatMap(({ value }) => stemsOf(value))),
    phrases: phraseText(instruction),
    names: new Set(named.map(({ name }) => phraseText(name))),
    cap: cap === undefined ? null : Number(cap.replaceAll(',', '')),
  };
}

function without(text: string, name: string, value: string): string {
  return text.replace(new RegExp(`${escaped(name)}: *${escaped(value)}`), ' ');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How well a text meets a goal; all in [0, 1]. */
export interface Match {
  /** Share of the goal's stems, by idf, that the text has. */
  readonly recall: number;
  /** Share of the text's stems that the goal has. */
  readonly precision: number;
  /** Share of the words that name the thing. */
  readonly core: number;
  /** Share of the goal's neighbouring stems that the text has as neighbours. */
  readonly phrases: number;
}

export function matchGoal(goal: Goal, text: string): Match {
  const stems = stemsOf(text);
  const found = new Set(stems);
  let met = 0;
  let all = 0;
  for (const [stem, weight] of goal.weights) {
    all += weight;
    if (found.has(stem)) met += weight;
  }
  const known = [...found].filter((stem) => goal.weights.has(stem) || goal.values.has(stem));
  const near = new Set(neighbours(stems).filter((pair) => goal.neighbours.has(pair)));
  return {
    recall: all > 0 ? met / all : 0,
    precision: found.size > 0 ? known.length / found.size : 0,
    core:
      goal.core.size > 0
        ? [...goal.core].filter((stem) => found.has(stem)).length / goal.core.size
        : 0,
    phrases: goal.neighbours.size > 0 ? near.size / goal.neighbours.size : 0,
  };
}

function neighbours(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, index) => `${stems[index]!} ${stem}`);
}

/**
 * Which of the labels stand in the instruction as phrases and not as names of values. Each place
 * of the instruction is given to the longest label: `x-small` does not ask for `small`.
 */
export function wantedLabels(goal: Goal, labels: readonly string[]): readonly string[] {
  let rest = goal.phrases;
  return labels
    .map((label) => ({ label, phrase: phraseText(label) }))
    .filter(({ phrase }) => phrase.trim() !== '' && !goal.names.has(phrase))
    .sort((a, b) => b.phrase.length - a.phrase.length)
    .filter(({ phrase }) => {
      const wanted = rest.includes(phrase);
      rest = rest.replaceAll(phrase, ' | ');
      return wanted;
    })
    .map(({ label }) => label);
}
