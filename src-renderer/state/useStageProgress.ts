import type { StageProgress } from '@shared/experiment/progress';
import type { ExperimentRow } from '@shared/ipc/rows';
import { useProgress } from '@renderer/state/progress';
import { useCall } from '@renderer/state/useCall';

/** Progress of an experiment's present stage: as it is sent, before that as it was stored. */
export function useStageProgress(experiment: ExperimentRow | null): StageProgress | null {
  const live = useProgress((state) => (experiment ? state.byExperiment[experiment.id] : undefined));
  const stored = useCall(
    'experiments.get',
    experiment ? { experimentId: experiment.id } : null,
  ).value?.stages.find(({ stage }) => stage === experiment?.stage)?.progress;
  if (live && live.stage === experiment?.stage) return live;
  return stored ?? null;
}
