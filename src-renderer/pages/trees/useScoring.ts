import { createContext, useContext } from 'react';
import type { CallFailure } from '@shared/ipc/contract';

/** Whether the experiment's model is scoring the open tree, and what came of it. */
export interface Scoring {
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  readonly retry: () => void;
}

/** Nothing is being scored. */
const idleScoring: Scoring = { busy: false, failure: null, retry: () => undefined };

export const ScoringContext = createContext<Scoring>(idleScoring);

/** How the scoring of the open tree is doing. */
export function useScoring(): Scoring {
  return useContext(ScoringContext);
}
