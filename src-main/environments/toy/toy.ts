import { renderAction } from '@shared/agent/action';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';
import {
  errandStart,
  move,
  possibleActions,
  rewardOf,
  type Errand,
  type ErrandState,
} from './errand';
import type { Village } from './village';

/** An errand and the village it is run in. */
export interface ToyTask {
  readonly village: Village;
  readonly errand: Errand;
}

/** State of an episode, with the task it belongs to. */
export interface ToyEpisode extends ToyTask {
  readonly state: ErrandState;
}

/** One errand; its whole state is one immutable `ToyEpisode`. */
export class Toy implements Environment<ToyEpisode> {
  private episode: ToyEpisode | undefined;

  /** @param find throws when there is no task of this id */
  constructor(private readonly find: (id: string) => ToyTask) {}

  reset(task: EnvironmentTask): string {
    this.episode = { ...this.find(task.id), state: errandStart };
    return describe(this.episode);
  }

  step(action: { readonly type: string; readonly argument: string }): Transition {
    const before = this.snapshot();
    const moved = move(before.village, before.errand, before.state, action);
    if (moved === null) {
      const observation = `Nobody can do that here. ${describe(before)}`;
      return { observation, reward: 0, done: before.state.done, valid: false };
    }
    this.episode = { ...before, state: moved.state };
    const { delivery } = moved;
    const observation = describe(this.episode);
    if (!delivery) return { observation, reward: 0, done: false, valid: true };
    const reward = rewardOf(delivery);
    return { observation, reward, done: true, valid: true, rewardParts: { ...delivery } };
  }

  availableActions(): readonly string[] {
    const { village, state } = this.snapshot();
    return possibleActions(village, state).map(renderAction);
  }

  snapshot(): ToyEpisode {
    if (!this.episode) throw new Error('The environment was used before a task was started.');
    return this.episode;
  }

  restore(snapshot: ToyEpisode): void {
    this.episode = snapshot;
  }
}

/** What one sees: nothing of what lies elsewhere, and not whether a delivery was right. */
function describe({ village, state }: ToyEpisode): string {
  const { place, carried, done } = state;
  if (done) return `You left the ${carried ?? 'thing'} at the ${place}. The errand is over.`;
  const here = carried === null ? village.things.get(place) : undefined;
  return [
    `You are at the ${place}.`,
    `Paths lead to the ${village.paths.get(place)!.join(', the ')}.`,
    here === undefined ? 'Nothing to take lies here.' : `Here lies: ${here}.`,
    carried === null ? 'Your hands are empty.' : `You carry: ${carried}.`,
  ].join(' ');
}
