import { useCallback, useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { sourceOf, type ExperimentConfig } from '@shared/experiment/config';
import type { CallFailure } from '@shared/ipc/contract';
import { endOf, playStep, startGame, undoStep, type Game } from '../model/game';
import type { PlayedAction } from '../model/offers';

/** A task being played. */
export interface Play {
  /** `null` while nothing is played, or the game is still starting. */
  readonly game: Game | null;
  /** Whether a person plays, be it that the game is still starting or that it has failed to. */
  readonly on: boolean;
  /** An answer of the environment is awaited. */
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  /** Starts the task, from its beginning. */
  readonly start: () => void;
  /** @param written the whole action as it was written, where a person wrote all of it */
  readonly act: (action: PlayedAction, written?: string) => void;
  readonly undo: () => void;
  /** Ends the game. */
  readonly stop: () => void;
}

interface State {
  readonly on: boolean;
  readonly game: Game | null;
  readonly busy: boolean;
  readonly failure: CallFailure | null;
}

const nothing: State = { on: false, game: null, busy: false, failure: null };

/**
 * Plays a task by hand. There is one game at a time; it ends with another task, with the page, and
 * with the window.
 */
export function usePlay(task: ExperimentConfig['task'], taskId: string | null): Play {
  const [state, setState] = useState<State>(nothing);
  const current = useRef(state);
  /** Counts games: an answer that comes for an earlier one is not for this. */
  const round = useRef(0);
  const put = useCallback((next: State) => {
    current.current = next;
    setState(next);
  }, []);

  const stop = useCallback(() => {
    round.current += 1;
    endSession(current.current.game);
    put(nothing);
  }, [put]);

  const start = useCallback(async () => {
    if (taskId === null) return;
    stop();
    const mine = round.current;
    put({ ...nothing, on: true, busy: true });
    const answer = await callBridge('play.start', { task, taskId });
    const game = answer.ok ? startGame(answer.value) : null;
    if (round.current !== mine) endSession(game);
    else put({ on: true, game, busy: false, failure: answer.ok ? null : answer.failure });
  }, [put, stop, task, taskId]);

  /** Asks for a change of the game; its answer is dropped when the game has ended meanwhile. */
  const change = useCallback(
    async (ask: (game: Game) => Promise<Game | CallFailure>) => {
      const { game, busy } = current.current;
      if (!game || busy) return;
      const mine = round.current;
      put({ ...current.current, busy: true, failure: null });
      const answer = await ask(game);
      if (round.current !== mine) return;
      const failed = 'code' in answer;
      put({
        on: true,
        game: failed ? game : answer,
        busy: false,
        failure: failed ? answer : null,
      });
    },
    [put],
  );

  const act = useCallback(
    ({ type, argument }: PlayedAction, written?: string) => {
      const bare = { type, argument };
      void change(async (game) => {
        if (endOf(game)) return game;
        const answer = await callBridge('play.step', { session: game.session, action: bare });
        return answer.ok ? playStep(game, bare, answer.value, written) : answer.failure;
      });
    },
    [change],
  );
  const undo = useCallback(
    () =>
      void change(async (game) => {
        if (game.steps.length === 0) return game;
        const answer = await callBridge('play.undo', { session: game.session });
        return answer.ok ? undoStep(game, answer.value) : answer.failure;
      }),
    [change],
  );

  const question = JSON.stringify([sourceOf(task), taskId]);
  useEffect(() => {
    // A reload of the window runs no cleanup of effects.
    window.addEventListener('pagehide', stop);
    return () => {
      window.removeEventListener('pagehide', stop);
      stop();
    };
  }, [question, stop]);

  return { ...state, start: () => void start(), act, undo, stop };
}

function endSession(game: Game | null): void {
  if (game) void callBridge('play.end', { session: game.session });
}
