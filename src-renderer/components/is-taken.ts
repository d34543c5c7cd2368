/** Whether a key press belongs to something that takes text, or to a dialog that is open. */
export function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as Element | null;
  return (
    event.defaultPrevented ||
    target?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') != null
  );
}
