import { count, score } from '@renderer/format/numbers';
import type { ReportRow } from './report-view';

interface Facts {
  readonly rows: readonly ReportRow[];
  readonly tasks: number;
  /** Of the bootstrap; `null` while unknown. */
  readonly resamples: number | null;
  readonly seed: number | null;
}

/** What each number of the comparison is made of. */
export function footnoteOf({ rows, tasks, resamples, seed }: Facts): string {
  const bands = rows.flatMap(({ paired }) => (paired ? [paired.detectable] : []));
  const [least, most] = [Math.min(...bands), Math.max(...bands)];
  const from =
    score(least) === score(most)
      ? `here below ${score(least)}`
      : `below ${score(least)} to ${score(most)}, by run`;
  const drawn =
    resamples === null
      ? '95 % intervals by bootstrap over tasks.'
      : `95 % intervals by bootstrap over tasks, ${count(resamples)} resamples${seed === null ? '' : `, seed ${seed}`}; differences paired by task.`;
  return [
    drawn,
    ...(bands.length > 0
      ? [
          `Grey band: differences that ${count(tasks)} tasks cannot show with 80 % power, ${from}.`,
          'p, reward: two-sided paired bootstrap. p, success: exact McNemar on full reward, Holm over all comparisons.',
        ]
      : []),
    'Mean: of the reward. Success: full reward. Calls: policy samples per task.',
    ...(rows.some(({ isOracle }) => isOracle) ? ['Oracle: looks at the true reward.'] : []),
  ].join(' ');
}
