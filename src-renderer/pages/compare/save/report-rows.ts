import type { ReportRow } from '../model/report-view';

/** A column of the saved comparison. */
export interface SavedColumn {
  readonly name: string;
  /** `null` where a row has no such number. */
  readonly value: (row: ReportRow) => string | number | null;
}

/**
 * The columns of the saved comparison. Cost stands beside score: a table without it would make an
 * agent that samples more look better for free.
 */
export const savedColumns: readonly SavedColumn[] = [
  { name: 'run', value: ({ run }) => run.agent },
  { name: 'oracle', value: ({ isOracle }) => (isOracle ? 'yes' : 'no') },
  { name: 'baseline', value: ({ paired }) => paired?.b ?? null },
  { name: 'tasks', value: ({ run }) => run.tasks },
  { name: 'mean_reward', value: ({ run }) => run.meanReward },
  { name: 'mean_lo', value: ({ run }) => run.meanInterval.lo },
  { name: 'mean_hi', value: ({ run }) => run.meanInterval.hi },
  { name: 'success_rate', value: ({ run }) => run.successRate },
  { name: 'success_lo', value: ({ run }) => run.successInterval.lo },
  { name: 'success_hi', value: ({ run }) => run.successInterval.hi },
  { name: 'difference', value: ({ paired }) => paired?.difference ?? null },
  { name: 'difference_lo', value: ({ paired }) => paired?.interval.lo ?? null },
  { name: 'difference_hi', value: ({ paired }) => paired?.interval.hi ?? null },
  { name: 'p_reward', value: ({ paired }) => paired?.pReward ?? null },
  { name: 'p_success', value: ({ paired }) => paired?.pSuccess ?? null },
  { name: 'p_success_holm', value: ({ paired }) => paired?.pSuccessHolm ?? null },
  { name: 'wins', value: ({ paired }) => paired?.wins ?? null },
  { name: 'ties', value: ({ paired }) => paired?.ties ?? null },
  { name: 'losses', value: ({ paired }) => paired?.losses ?? null },
  { name: 'detectable', value: ({ paired }) => paired?.detectable ?? null },
  { name: 'policy_calls', value: ({ run }) => run.policyCalls },
  { name: 'environment_steps', value: ({ run }) => run.environmentSteps },
  { name: 'invalid_actions', value: ({ run }) => run.invalidActions },
  { name: 'mean_steps', value: ({ run }) => run.meanSteps },
];
