import { sequenceRatio } from './sequence-ratio';

/** Scores strictly above this count as a match (upstream's constant). */
const MATCH_ABOVE = 85;

/** Whether two attributes or option values are the same thing to the reward. */
export function fuzzyMatch(a: string, b: string): boolean {
  return tokenSetRatio(a, b) > MATCH_ABOVE;
}

/**
 * Similarity of two texts as sets of words, an integer in [0, 100]: `token_set_ratio` of thefuzz
 * 0.19.0 with its difflib back end. A text whose words all stand in the other scores 100.
 */
export function tokenSetRatio(a: string, b: string): number {
  const first = wordsOf(a);
  const second = wordsOf(b);
  if (first.size === 0 || second.size === 0) return 0;
  const common = joined([...first].filter((word) => second.has(word)));
  const onlyFirst = joined([...first].filter((word) => !second.has(word)));
  const onlySecond = joined([...second].filter((word) => !first.has(word)));
  const withFirst = `${common} ${onlyFirst}`.trim();
  const withSecond = `${common} ${onlySecond}`.trim();
  return Math.max(
    ratio(common, withFirst),
    ratio(common, withSecond),
    ratio(withFirst, withSecond),
  );
}

/** Words as `full_process` leaves them: code points 128–255 gone, other signs taken as spaces. */
function wordsOf(text: string): ReadonlySet<string> {
  const cleaned = text
    .replace(/[\u0080-\u00ff]/g, '')
    .replace(/[^\p{L}\p{N}_]/gu, ' ')
    .toLowerCase();
  return new Set(cleaned.split(' ').filter((word) => word !== ''));
}

function joined(words: string[]): string {
  return words.sort(byCodePoint).join(' ');
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ratio(a: string, b: string): number {
  if (a === b) return 100;
  if (a === '' || b === '') return 0;
  return roundHalfEven(100 * sequenceRatio(a, b));
}

/** Rounding as Python does it. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
