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
/** Characters of what sets a label apart that must be seen for it to be told apart. */
const LEAST_SEEN = 4;

/**
 * For each label the length of the longest beginning that it shares with another, up to a word's
 * start: what can be left out where labels are cut. Zero where little or nothing is shared.
 */
export function sharedBeginnings(labels: readonly string[]): number[] {
  return labels.map((label, at) =>
    labels.reduce((most, other, index) => {
      if (index === at || other === label) return most;
      let shared = 0;
      while (shared < label.length && label[shared] === other[shared]) shared += 1;
      const start = label.slice(0, shared).search(/[^ ]*$/);
      return start >= LEAST_SHARED ? Math.max(most, start) : most;
    }, 0),
  );
}

/**
 * A label in the given room: whole; or its end with as many words before it as fit, where that
 * holds all that sets it apart from its siblings; or from its beginning, or from there on.
 */
export function fitLabel(text: string, shared: number, characters: number): string {
  if (text.length <= characters || shared === 0) return clip(text, characters);
  for (let start = text.length - characters + 1; start <= shared; start += 1) {
    if (text[start - 1] === ' ') return `…${text.slice(start)}`;
  }
  const seen = characters - 1 - shared;
  return seen >= LEAST_SEEN ? clip(text, characters) : clip(`…${text.slice(shared)}`, characters);
}
