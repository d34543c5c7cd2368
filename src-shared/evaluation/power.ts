/** z of a two-sided test at 5 % plus z of 80 % power: 1.960 + 0.842. */
const REACH = 2.8;

/**
 * The smallest true mean difference that a two-sided paired test at 5 % shows with 80 % power:
 * 2.8 · sd / √n, sd that of the differences (n − 1 in the denominator). Never more than 1, the
 * whole range of rewards, which is also the answer for fewer than two tasks.
 *
 * @param differences one per task, in [−1, 1]
 */
export function detectableDifference(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return 1;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.min(1, REACH * Math.sqrt(squares / (n - 1) / n));
}
