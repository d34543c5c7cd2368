/** At most `most` of the numbers 0 … n − 1, evenly spread, in order. */
export function evenly(n: number, most: number): readonly number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.floor((i * n) / most));
}
