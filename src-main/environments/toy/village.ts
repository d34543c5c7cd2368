import { keyedRandom, shuffled } from '@shared/random/keyed';

/** A few places with paths between them, and what lies where. */
export interface Village {
  readonly places: readonly string[];
  /** Places that a path leads to, by place, in alphabetical order. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** The thing that lies at a place at first, by place; nothing at the square. */
  readonly things: ReadonlyMap<string, string>;
}

/** Where every errand begins. */
export const START = 'square';

const PLACES = ['bakery', 'harbour', 'library', 'mill', 'smithy', 'tower', 'well'] as const;
const THINGS = ['bread', 'key', 'lamp', 'letter', 'net', 'rope', 'sack'] as const;

/** Places of a village beside the square. */
const SIZE = 4;

/**
 * The village with this number: the square and four places, joined by five paths so that each can
 * be reached, with a thing at each place but the square. The same number gives the same village.
 */
export function createVillage(number: number): Village {
  const random = keyedRandom('toy', 'village', number);
  const others = shuffled(PLACES, random).slice(0, SIZE);
  const things = shuffled(THINGS, random);
  const places = [START, ...others];
  // A tree, in which each place hangs on an earlier one, and one path more, which closes a ring.
  const joined = others.map((place, i) => [place, places[random.below(i + 1)]!] as const);
  const apart = places.flatMap((from, i) =>
    places
      .slice(i + 1)
      .filter((to) => !joined.some((pair) => pair.includes(from) && pair.includes(to)))
      .map((to) => [from, to] as const),
  );
  const pairs = [...joined, apart[random.below(apart.length)]!];
  const leadTo = (place: string): readonly string[] =>
    pairs
      .filter((pair) => pair.includes(place))
      .map(([from, to]) => (from === place ? to : from))
      .sort();
  return {
    places,
    paths: new Map(places.map((place) => [place, leadTo(place)])),
    things: new Map(others.map((place, i) => [place, things[i]!])),
  };
}
