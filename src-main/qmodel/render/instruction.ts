import { informativeness, type Rarity } from '@main/qmodel/render/rarity';
import { contentStems, wordsOf } from '@main/qmodel/render/words';

/** What an instruction asks for, as far as its words tell. */
export interface Wanted {
  readonly text: string;
  /** Stems of what is wanted with how much each says, in [0, 1]; limits and names left out. */
  readonly stems: ReadonlyMap<string, number>;
  /** Neighbouring stems, joined by a space. */
  readonly neighbours: ReadonlySet<string>;
  /** The instruction as a text in which phrases can be looked for. */
  readonly phrases: string;
  /** The number after "lower than", "under" and the like; `null` without one. */
  readonly limit: number | null;
}

const LIMIT =
  /(?:\b(?:and|with)\s+)?(?:\bthe\s+)?(?:\bprice\s+)?\b(?:(?:lower|less|cheaper|fewer|smaller) than|no more than|at most|under|below|up to|within)\s*[$£€]?\s*(\d[\d,]*(?:\.\d+)?)(?:\s*dollars?)?/i;

/** A word before a colon names what the words behind it are the value of. */
const NAME = /\p{L}+\s*:/gu;

/** Takes an instruction apart. */
export function readInstruction(text: string, rarity: Rarity): Wanted {
  const limit = LIMIT.exec(text)?.[1];
  const fragments = text.replace(LIMIT, ' ').split(NAME);
  const stems = fragments.map(contentStems);
  return {
    text,
    stems: new Map(stems.flat().map((stem) => [stem, informativeness(rarity, stem)])),
    neighbours: new Set(stems.flatMap(neighbouring)),
    phrases: fragments.map(phraseOf).join('|'),
    limit: limit === undefined ? null : Number(limit.replaceAll(',', '')),
  };
}

/** Each two neighbours, joined by a space. */
export function neighbouring(stems: readonly string[]): readonly string[] {
  return stems.slice(1).map((stem, i) => `${stems[i] ?? ''} ${stem}`);
}

/** A form in which phrases can be looked for: all stems of words and numbers between single spaces. */
export function phraseOf(text: string): string {
  const stems = wordsOf(text).filter(({ kind }) => kind !== 'sign');
  return ` ${stems.map(({ stem }) => stem).join(' ')} `;
}
