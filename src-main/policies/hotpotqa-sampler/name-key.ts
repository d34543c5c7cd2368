import { Remembered } from '@shared/remembered';

/** Keys kept: the branches of a tree read the same names and sentences over and over. */
const keys = new Remembered<string>(16_384);

/** Under which two ways of writing a name count as one. */
export function nameKey(name: string): string {
  return keys.get(name, () =>
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}
