/** What a key does on the page. */
export type PlayKey =
  | 'play'
  | 'undo'
  | 'over'
  | 'copy'
  | 'save'
  | 'gold'
  | 'write'
  | 'stop'
  | 'next'
  | 'previous'
  | 'search'
  | { readonly offer: number };

const keys: Readonly<Record<string, PlayKey>> = {
  enter: 'play',
  backspace: 'undo',
  u: 'undo',
  r: 'over',
  c: 'copy',
  s: 'save',
  g: 'gold',
  a: 'write',
  escape: 'stop',
  j: 'next',
  k: 'previous',
  '/': 'search',
};

/** Reads a key press, whatever its case; `null` for keys that mean nothing here. */
export function playKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): PlayKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^[1-9]$/.test(event.key)) return { offer: Number(event.key) - 1 };
  return keys[event.key.toLowerCase()] ?? null;
}
