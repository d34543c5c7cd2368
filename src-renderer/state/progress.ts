import { create } from 'zustand';
import type { StageProgress } from '@shared/experiment/progress';

interface Progress {
  /** Latest progress of each experiment that has been heard of since the window opened. */
  readonly byExperiment: Readonly<Record<string, StageProgress>>;
}

/** Progress as it is sent: often, and without history. What is stored comes with `experiments.get`. */
export const useProgress = create<Progress>(() => ({ byExperiment: {} }));

/** Begins to listen; gives a function to end that. */
export function followProgress(): () => void {
  return window.stepq.on('stage.progress', ({ experimentId, progress }) => {
    useProgress.setState(({ byExperiment }) => ({
      byExperiment: { ...byExperiment, [experimentId]: progress },
    }));
  });
}
