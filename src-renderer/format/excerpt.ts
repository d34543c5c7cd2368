import { count } from './numbers';

/** Characters of somebody else's text that a small place lays out: more would hold the page. */
const MOST = 20_000;

/** The beginning of a text that may have megabytes, with how much is left out of it. */
export function excerpt(text: string): string {
  const left = text.length - MOST;
  return left > 0 ? `${text.slice(0, MOST)}… and ${count(left)} more characters` : text;
}
