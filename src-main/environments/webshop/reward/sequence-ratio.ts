/**
 * Similarity of two texts by Ratcliff and Obershelp's matching blocks, 2·M/T in [0, 1], as Python's
 * `difflib.SequenceMatcher(None, a, b).ratio()` gives it for texts below 200 characters (from there
 * on Python ignores frequent characters). Two empty texts are equal: 1.
 */
export function sequenceRatio(a: string, b: string): number {
  const first = Array.from(a);
  const second = Array.from(b);
  const total = first.length + second.length;
  if (total === 0) return 1;
  const positions = new Map<string, number[]>();
  for (const [j, character] of second.entries()) {
    const held = positions.get(character);
    if (held) held.push(j);
    else positions.set(character, [j]);
  }
  return (2 * matchedLength(first, positions, 0, first.length, 0, second.length)) / total;
}

/** Characters in matching blocks of a[aLow, aHigh) and b[bLow, bHigh): longest block, then both sides. */
function matchedLength(
  a: readonly string[],
  positions: ReadonlyMap<string, readonly number[]>,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
): number {
  if (aLow >= aHigh || bLow >= bHigh) return 0;
  const { i, j, size } = longestBlock(a, positions, aLow, aHigh, bLow, bHigh);
  if (size === 0) return 0;
  return (
    size +
    matchedLength(a, positions, aLow, i, bLow, j) +
    matchedLength(a, positions, i + size, aHigh, j + size, bHigh)
  );
}

/** The longest common run; of equally long ones the first in `a`, then the first in `b`. */
function longestBlock(
  a: readonly string[],
  positions: ReadonlyMap<string, readonly number[]>,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
): { i: number; j: number; size: number } {
  let best = { i: aLow, j: bLow, size: 0 };
  // Length of the common run that ends at the previous character of a and at j.
  let endingBefore = new Map<number, number>();
  for (let i = aLow; i < aHigh; i += 1) {
    const endingHere = new Map<number, number>();
    for (const j of positions.get(a[i]!) ?? []) {
      if (j < bLow) continue;
      if (j >= bHigh) break;
      const size = (endingBefore.get(j - 1) ?? 0) + 1;
      endingHere.set(j, size);
      if (size > best.size) best = { i: i - size + 1, j: j - size + 1, size };
    }
    endingBefore = endingHere;
  }
  return best;
}
