import type { ExperimentRow } from '@shared/ipc/rows';
import type { StageProgress } from '@shared/experiment/progress';
import { useCall } from '@renderer/state/useCall';
import { useStageProgress } from '@renderer/state/useStageProgress';

/** The experiment that is being worked on, how far it is, and how many wait behind it. */
export function useRunningJob(): {
  readonly experiment: ExperimentRow | null;
  readonly progress: StageProgress | null;
  readonly queued: number;
} {
  const experiments = useCall('experiments.list', undefined).value ?? [];
  const experiment = experiments.find(({ status }) => status === 'running') ?? null;
  const progress = useStageProgress(experiment);
  return {
    experiment,
    progress,
    queued: experiments.filter(({ status }) => status === 'queued').length,
  };
}
