/**
 * Ranks from 1 on; equal values share the mean of theirs.
 * @param values finite numbers
 */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]!,
  );
  const rank = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let i = from; i < to; i += 1) rank[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return rank;
}

/**
 * Spearman's rank correlation ρ in [−1, 1]: Pearson's correlation of the ranks, which also holds with
 * ties (Spearman 1904). `null` where it is not defined: fewer than two values, or all equal on a side.
 * @param a finite numbers
 * @param b as many
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  if (a.length !== b.length) {
    throw new RangeError(`There are ${a.length} numbers on one side and ${b.length} on the other.`);
  }
  const [x, y] = [ranks(a), ranks(b)];
  // The mean of the ranks, with ties or without.
  const mean = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, rank] of x.entries()) {
    const [dx, dy] = [rank - mean, y[i]! - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}
