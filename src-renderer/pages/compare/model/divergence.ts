import { actionKey } from '@shared/agent/action';
import type { EpisodeDetail } from '@shared/ipc/rows';

type TwoDecisions = Pick<EpisodeDetail['decisions'][number], 'candidates' | 'taken'>;

/** The action that a decision took. */
export function takenAction(decision: TwoDecisions) {
  return decision.candidates[decision.taken]?.action ?? null;
}

/**
 * Index of the first step at which two episodes took different actions; where one is the beginning
 * of the other, the step after it; their common length where they are the same.
 */
export function firstDivergence(a: readonly TwoDecisions[], b: readonly TwoDecisions[]): number {
  const common = Math.min(a.length, b.length);
  for (let step = 0; step < common; step += 1) {
    const [left, right] = [takenAction(a[step]!), takenAction(b[step]!)];
    if (!left || !right || actionKey(left) !== actionKey(right)) return step;
  }
  return common;
}

/** Both episodes take the same actions from the first step to the last. */
export function sameActions(a: readonly TwoDecisions[], b: readonly TwoDecisions[]): boolean {
  return a.length === b.length && firstDivergence(a, b) === a.length;
}
