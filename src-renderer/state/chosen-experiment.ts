import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Chosen {
  readonly experimentId: string | null;
}

/** The experiment last looked at: Trees, Pairs, Models and Compare open with it. */
export const useChosenExperiment = create<Chosen>()(
  persist((): Chosen => ({ experimentId: null }), { name: 'stepq.chosen-experiment' }),
);

/** Makes an experiment the one that the other pages open with. */
export function chooseExperiment(experimentId: string | null): void {
  if (useChosenExperiment.getState().experimentId !== experimentId) {
    useChosenExperiment.setState({ experimentId });
  }
}
