import {
  errandStart,
  move,
  possibleActions,
  rewardOf,
  type ErrandState,
} from '@main/environments/toy/errand';
import type { ToyTask } from '@main/environments/toy/toy';

/** What is left of an episode: where one stands, and how many steps there are. */
type ValueOf = (state: ErrandState, steps: number) => number;

/** Return of an episode that runs out of steps, as the search backs it up. */
export const UNFINISHED = -0.5;

/**
 * The exact value of every state with any number of steps left, by recursion over the steps: with
 * `best` the value of acting as well as one can (Bellman's optimality equation), with `mean` the
 * value of acting uniformly at random.
 */
export function valuesOf(task: ToyTask, rule: 'best' | 'mean'): ValueOf {
  const known = new Map<string, number>();
  const value: ValueOf = (state, steps) => {
    if (steps === 0) return UNFINISHED;
    const key = `${state.place}/${String(state.carried)}/${steps}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const returns = possibleActions(task.village, state).map((action) => {
      const moved = move(task.village, task.errand, state, action)!;
      return moved.delivery ? rewardOf(moved.delivery) : value(moved.state, steps - 1);
    });
    const result =
      rule === 'best'
        ? Math.max(...returns)
        : returns.reduce((sum, each) => sum + each, 0) / returns.length;
    known.set(key, result);
    return result;
  };
  return value;
}

/** Every state of a task that is not its end, however it is come by. */
export function statesOf({ village, errand }: ToyTask): ErrandState[] {
  const states = new Map<string, ErrandState>();
  const visit = (state: ErrandState): void => {
    const key = `${state.place}/${String(state.carried)}`;
    if (state.done || states.has(key)) return;
    states.set(key, state);
    for (const action of possibleActions(village, state)) {
      visit(move(village, errand, state, action)!.state);
    }
  };
  visit(errandStart);
  return [...states.values()];
}
