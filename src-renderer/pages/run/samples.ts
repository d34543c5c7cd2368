import type { StageProgress } from '@shared/experiment/progress';
import type { ExperimentDetail } from '@shared/ipc/rows';

/** Samples drawn from the policy so far, over all stages. */
export function samplesOf(
  detail: Pick<ExperimentDetail, 'stages'>,
  progress: StageProgress | null,
): number {
  return detail.stages.reduce((sum, row) => {
    const at = row.stage === progress?.stage ? progress : row.progress;
    return sum + (at?.policyCalls ?? 0);
  }, 0);
}
