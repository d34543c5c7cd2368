import { renderAction } from '@shared/agent/action';
import type { PlayedStep, PlayPosition, StartedPlay } from '@shared/ipc/play';
import type { PlayedAction } from './offers';

/** One step of a game. */
export interface GameStep extends Omit<PlayedStep, 'actions'> {
  readonly action: PlayedAction;
  /** The action as a line of a file for `stepq play`. */
  readonly line: string;
}

/** A game as far as it has come. */
export interface Game {
  readonly session: number;
  readonly firstObservation: string;
  readonly steps: readonly GameStep[];
  /** What can be done now, as the environment writes it; empty after the end. */
  readonly actions: readonly string[];
  /** Steps after which an agent’s episode ends. */
  readonly stepLimit: number;
}

export function startGame({ session, observation, actions, stepLimit }: StartedPlay): Game {
  return { session, firstObservation: observation, steps: [], actions, stepLimit };
}

/**
 * The game after one more step.
 * @param written the action as a person wrote it, where they wrote all of it
 */
export function playStep(
  game: Game,
  action: PlayedAction,
  { actions, ...step }: PlayedStep,
  written?: string,
): Game {
  const line = oneLine(written ?? renderAction(action));
  return { ...game, steps: [...game.steps, { ...step, action, line }], actions };
}

/** The game before its latest step. */
export function undoStep(game: Game, { actions }: PlayPosition): Game {
  return { ...game, steps: game.steps.slice(0, -1), actions };
}

/** The step that ended the game, if one did. */
export function endOf(game: Game): GameStep | null {
  const last = game.steps.at(-1);
  return last?.done === true ? last : null;
}

/** The actions as a file for `stepq play`: one a line. */
export function actionsFile(game: Game): string {
  return game.steps.map(({ line }) => `${line}\n`).join('');
}

/** The command line that plays a saved file again. */
export function playCommand(environment: string, taskId: string, file: string): string {
  return `stepq play ${environment} --task ${taskId} --actions "${file}"`;
}

/** A file’s name for the actions of a task. */
export function actionsFileName(taskId: string): string {
  return `${taskId.replace(/[^\w.-]+/g, '-').slice(0, 80)}-actions.txt`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
