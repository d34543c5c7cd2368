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
