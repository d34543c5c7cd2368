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

/**
 * Tasks that it takes for a paired test at 5 % to show a true mean difference with 80 % power:
 * ⌈(2.8 · sd / difference)²⌉.
 * @param sd of the differences by task, over 0
 * @param difference over 0
 */
export function tasksToShow(difference: number, sd: number): number {
  return Math.max(2, Math.ceil(((REACH * sd) / difference) ** 2));
}

/** The smallest true mean difference that so many tasks show: 2.8 · sd / √n, at most 1. */
export function detectableWith(tasks: number, sd: number): number {
  return tasks < 2 ? 1 : Math.min(1, (REACH * sd) / Math.sqrt(tasks));
}

/** The sd behind a detectable difference: that times √n / 2.8. */
export function spreadBehind(detectable: number, tasks: number): number {
  return (detectable * Math.sqrt(tasks)) / REACH;
}

/** The largest sd of differences in [−1, 1] whose mean is 0: one win for each loss, no tie. */
export const WIDEST_SPREAD = 1;
