import { actionKey, type AgentAction } from '@shared/agent/action';
import { hashText } from '@shared/random/keyed';

/** What samples are drawn for. Draws for different purposes are independent. */
export type DrawPurpose = 'expand' | 'rollout' | 'evaluate';

/** A place in a task where a policy is asked. */
export interface DrawPlace {
  readonly seed: number;
  readonly taskId: string;
  readonly purpose: DrawPurpose;
  /** Actions from the first state to this one. */
  readonly path: readonly AgentAction[];
  /** Which request at this place it is, from 0. */
  readonly turn: number;
}

/**
 * Names the draws at a place by where it is and nothing else, so that neither the order of tasks
 * nor what was drawn elsewhere changes them.
 */
export function drawKey({ seed, taskId, purpose, path, turn }: DrawPlace): string {
  const place = hashText(path.map(actionKey).join('\u0000')).slice(0, 24);
  return [seed, taskId, purpose, place, turn].join('/');
}
