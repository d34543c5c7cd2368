/** Inputs that are switched, not written in: letters mean nothing to them. */
const switched = 'input[type="radio"], input[type="checkbox"]';

/**
 * Whether a key press belongs to something that takes text, to a switch that it moves (arrows,
 * space), or to a dialog that is open.
 */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  const target = event.target as Element | null;
  if (target?.closest('[role="dialog"]')) return true;
  if (target?.matches(switched)) return event.key.length > 1 || event.key === ' ';
  return target?.closest('input, textarea, select, [contenteditable="true"]') != null;
}
