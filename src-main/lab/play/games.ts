import type { AgentAction } from '@shared/agent/action';
import type { PlayedStep, PlayPosition, StartedPlay } from '@shared/ipc/play';
import type {
  Environment,
  EnvironmentFamily,
  EnvironmentTask,
} from '@main/environments/environment';
import { unlessAborted } from '@main/environments/answer';
import { CallError } from '@main/rpc/rpc';

/**
 * Games that may be open at once. The window plays one at a time; whatever it failed to end, by a
 * crash or a reload, is ended when newer games need the room.
 */
const MOST_OPEN = 4;

/** Where a game stands after each step: what undo goes back to. */
interface Mark {
  readonly snapshot: unknown;
  readonly actions: readonly string[];
}

interface Game {
  readonly environment: Environment;
  /** Gives up what the environment waits for. */
  readonly control: AbortController;
  /** One for the start and one for each step; the last is where the game stands. */
  readonly marks: Mark[];
  busy: boolean;
}

/** Tasks that are being played by hand. */
export interface Games {
  start(family: EnvironmentFamily, task: EnvironmentTask): Promise<StartedPlay>;
  /**
   * Executes one action. Where the environment fails, the game stays where it was.
   * @throws CallError `not-found` for a game that is over, `conflict` while a step is under way, and
   *   whatever the environment throws
   */
  step(session: number, action: Pick<AgentAction, 'type' | 'argument'>): Promise<PlayedStep>;
  /**
   * Goes back to before the latest step; at the start it stays where it is.
   * @throws CallError as `step`
   */
  undo(session: number): Promise<PlayPosition>;
  /** Ends a game, also while a step is under way. */
  end(session: number): void;
  /** Games that are open. */
  readonly size: number;
}

export function createGames(): Games {
  // In the order in which they were last used.
  const open = new Map<number, Game>();
  let latest = 0;

  const end = (session: number): void => {
    const game = open.get(session);
    open.delete(session);
    game?.control.abort(new CallError('conflict', 'This game was ended.'));
  };
  const take = (session: number): Game => {
    const game = open.get(session);
    if (!game) {
      throw new CallError(
        'not-found',
        'This game is over: its session was closed. Start the task over to play on.',
      );
    }
    if (game.busy) throw new CallError('conflict', 'The step before is still under way.');
    open.delete(session);
    open.set(session, game);
    return game;
  };
  const mark = async ({ environment, marks, control }: Game, done: boolean): Promise<Mark> => {
    const snapshot = await within(control, environment.snapshot());
    const actions = done ? [] : await within(control, environment.availableActions());
    const made = { snapshot, actions };
    marks.push(made);
    return made;
  };

  return {
    start: async (family, task) => {
      const session = (latest += 1);
      const control = new AbortController();
      const game: Game = {
        environment: family.create(control.signal),
        control,
        marks: [],
        busy: false,
      };
      open.set(session, game);
      for (const oldest of [...open.keys()].slice(0, -MOST_OPEN)) end(oldest);
      try {
        const observation = await within(control, game.environment.reset(task));
        const { actions } = await mark(game, false);
        return { session, observation, actions, stepLimit: family.maxDepth };
      } catch (error) {
        end(session);
        throw error;
      }
    },
    step: async (session, action) =>
      alone(take(session), async (game) => {
        const { environment, control, marks } = game;
        const before = marks.at(-1)!;
        try {
          const { observation, reward, done, valid, rewardParts } = await within(
            control,
            environment.step(action),
          );
          const { actions } = await mark(game, done);
          return { observation, reward, done, valid, rewardParts: rewardParts ?? {}, actions };
        } catch (error) {
          if (!control.signal.aborted) await environment.restore(before.snapshot);
          throw error;
        }
      }),
    undo: async (session) =>
      alone(take(session), async ({ environment, control, marks }) => {
        const before = marks.at(-2) ?? marks.at(-1)!;
        await within(control, environment.restore(before.snapshot));
        marks.splice(Math.max(1, marks.length - 1));
        return { actions: before.actions };
      }),
    end,
    get size() {
      return open.size;
    },
  };
}

/** An environment answers one call at a time. */
async function alone<T>(game: Game, use: (game: Game) => Promise<T>): Promise<T> {
  game.busy = true;
  try {
    return await use(game);
  } finally {
    game.busy = false;
  }
}

/** The answer, unless the game is ended first. */
async function within<T>(control: AbortController, answer: T | Promise<T>): Promise<T> {
  return answer instanceof Promise ? unlessAborted(answer, control.signal) : answer;
}
