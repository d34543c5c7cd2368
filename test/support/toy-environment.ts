import { keyedRandom } from '@shared/random/keyed';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';

/** The shape of a toy world. Everything in it follows from these numbers. */
export interface ToyWorld {
  readonly seed: number;
  /** Doors of every room, `go[0]` to `go[branching - 1]`. */
  readonly branching: number;
  /** No room is deeper than this; the last doors all end the episode. */
  readonly depth: number;
  /** Chance that a door ends the episode, in [0, 1]. */
  readonly endShare: number;
}

/** State of an episode. `mood` is not in the room's number: only a restored state gives it right. */
export interface ToySnapshot {
  readonly doors: readonly number[];
  readonly turns: number;
  readonly mood: number;
  readonly done: boolean;
}

/** What is behind the last of `doors`. */
interface Room {
  readonly done: boolean;
  readonly reward: number;
}

const REWARDS = [0, 0, 0.25, 0.5, 1] as const;

function roomBehind(world: ToyWorld, doors: readonly number[]): Room {
  const random = keyedRandom('toy', world.seed, ...doors);
  const done = doors.length >= world.depth || random.next() < world.endShare;
  return { done, reward: done ? REWARDS[random.below(REWARDS.length)]! : 0 };
}

/** A task of a toy world; its instruction says nothing. */
export function toyTask(id = 'toy-0', group = id): EnvironmentTask {
  return { id, instruction: `Leave the house of ${id}.`, group, gold: {} };
}

/**
 * A house of rooms with doors. `go[k]` walks through door k; anything else is refused, costs a turn
 * and leaves the room as it is, but changes the visitor's mood, which every observation tells.
 */
export class ToyEnvironment implements Environment<ToySnapshot> {
  readonly #world: ToyWorld;
  #state: ToySnapshot = { doors: [], turns: 0, mood: 0, done: false };
  /** Steps executed since the beginning, over all episodes. */
  steps = 0;

  constructor(world: ToyWorld) {
    this.#world = world;
  }

  reset(_task: EnvironmentTask): string {
    this.#state = { doors: [], turns: 0, mood: 0, done: false };
    return this.#describe();
  }

  step(action: { readonly type: string; readonly argument: string }): Transition {
    this.steps += 1;
    const { doors, turns, mood, done } = this.#state;
    const door = action.type === 'go' ? Number.parseInt(action.argument, 10) : NaN;
    if (done || !(door >= 0 && door < this.#world.branching)) {
      this.#state = { doors, turns: turns + 1, mood: (mood * 3 + 1) % 97, done };
      return { observation: this.#describe(), reward: 0, done, valid: false };
    }
    const next = [...doors, door];
    const room = roomBehind(this.#world, next);
    this.#state = { doors: next, turns: turns + 1, mood: (mood * 5 + door) % 97, done: room.done };
    return {
      observation: this.#describe(),
      reward: room.reward,
      done: room.done,
      valid: true,
      ...(room.done ? { rewardParts: { light: room.reward } } : {}),
    };
  }

  availableActions(): readonly string[] {
    if (this.#state.done) return [];
    return Array.from({ length: this.#world.branching }, (_, door) => `go[${door}]`);
  }

  snapshot(): ToySnapshot {
    return this.#state;
  }

  restore(snapshot: ToySnapshot): void {
    this.#state = snapshot;
  }

  #describe(): string {
    const { doors, turns, mood, done } = this.#state;
    return `Room ${doors.join('-') || 'zero'} on turn ${turns}, mood ${mood}${done ? ', outside' : ''}.`;
  }
}

/** The best reward that can be reached from behind `doors` within `turns` more turns. */
export function optimalReward(
  world: ToyWorld,
  turns: number,
  doors: readonly number[] = [],
): number {
  if (doors.length > 0) {
    const room = roomBehind(world, doors);
    if (room.done) return room.reward;
  }
  if (turns === 0) return 0;
  return Math.max(
    ...Array.from({ length: world.branching }, (_, door) =>
      optimalReward(world, turns - 1, [...doors, door]),
    ),
  );
}
