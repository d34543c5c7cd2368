/** What a key does while pairs are reviewed. */
export type ReviewKey =
  | 'accept'
  | 'reject'
  | 'swap'
  | 'edit'
  | 'undo'
  | 'next'
  | 'previous'
  | 'choose-left'
  | 'choose-right'
  | 'fold';

const keys: Readonly<Record<string, ReviewKey>> = {
  a: 'accept',
  r: 'reject',
  s: 'swap',
  e: 'edit',
  u: 'undo',
  j: 'next',
  k: 'previous',
  '1': 'choose-left',
  '2': 'choose-right',
  f: 'fold',
};

/** Reads a key press, whatever its case; `null` for keys that mean nothing here. */
export function reviewKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): ReviewKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return keys[event.key.toLowerCase()] ?? null;
}
