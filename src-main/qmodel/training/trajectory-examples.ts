import type { Step } from '@shared/agent/action';
import type { TrajectoryPair } from '@shared/preference/trajectory';
import { renderDecision, type Renderer } from '@main/qmodel/render/render';
import type { Example } from '@main/qmodel/training/examples';

/** A pair of trajectories as the model reads it: each step by itself, with one action. */
export interface TrajectoryExample {
  readonly chosen: readonly Example[];
  readonly rejected: readonly Example[];
}

/** Each step as it would be scored when the agent stood before it. */
export function trajectoryExample(renderer: Renderer, pair: TrajectoryPair): TrajectoryExample {
  const { instruction, initialObservation, history } = pair;
  const stepsOf = (steps: readonly Step[]): readonly Example[] =>
    steps.map(({ action }, i) =>
      renderDecision(
        renderer,
        { instruction, initialObservation, history: [...history, ...steps.slice(0, i)] },
        [action],
      ),
    );
  return { chosen: stepsOf(pair.chosen), rejected: stepsOf(pair.rejected) };
}
