/** Pixels of one character of the 11 px mono face that labels are set in. */
export const LABEL_CHAR = 6.6;

/**
 * An action as it stands beside its node: what was clicked, otherwise the verb and what it was
 * given. Takes the `type[argument]` form.
 */
export function shortLabel(action: string): string {
  const open = action.indexOf('[');
  if (open < 0) return action;
  const type = action.slice(0, open);
  const argument = action.slice(open + 1, action.endsWith(']') ? -1 : undefined);
  if (argument === '') return type;
  return type === 'click' ? argument : `${type}: ${argument}`;
}

/** The text cut to `characters`, with an ellipsis where something is missing. */
export function clip(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return characters < 2 ? '' : `${text.slice(0, characters - 1).trimEnd()}…`;
}

/** Shared beginnings shorter than this are left: they cost little and keep labels whole. */
const LEAST_SHARED = 8;

/**
 * Length of the beginning that all labels share, up to a word's start: what can be left out where
 * labels must be cut and should still be told apart. Zero when little or nothing is shared.
 */
export function sharedBeginning(labels: readonly string[]): number {
  const [first = '', ...others] = labels;
  if (others.length === 0) return 0;
  let shared = first.length;
  for (const label of others) {
    let at = 0;
    while (at < shared && label[at] === first[at]) at += 1;
    shared = at;
  }
  const start = first.slice(0, shared).search(/[^ ]*$/);
  return start >= LEAST_SHARED ? start : 0;
}

/**
 * A label in the given room: whole, or its end with as many words before it as fit where its
 * beginning is what its siblings share, or else its beginning.
 */
export function fitLabel(text: string, shared: number, characters: number): string {
  if (text.length <= characters || shared === 0) return clip(text, characters);
  for (let start = text.length - characters + 1; start <= shared; start += 1) {
    if (text[start - 1] === ' ') return `…${text.slice(start)}`;
  }
  return clip(`…${text.slice(shared)}`, characters);
}
