import { phases, type Moment, type Phase } from '../model/stats';
import type { Speed } from './explorer-state';
import type { Explorer } from './explorer-store';
import { reveal } from './view-actions';

const LAST_PHASE = (phases.length - 1) as Phase;
/** From this speed on an iteration is shown at once: its phases would pass too fast to be read. */
const WHOLE_ITERATIONS_FROM: Speed = 4;

/** Shows the search as it stood at a moment; outside the search the nearest one. */
export function goToMoment(explorer: Explorer, moment: Moment): void {
  const count = explorer.store.getState().tree?.iterations.length ?? 0;
  if (count === 0) return;
  const iteration = Math.min(count, Math.max(1, moment.iteration));
  explorer.store.setState({ moment: { iteration, phase: moment.phase } });
  followPath(explorer);
}

/** Shows the search once an iteration is over. */
export function goToIteration(explorer: Explorer, iteration: number): void {
  goToMoment(explorer, { iteration, phase: LAST_PHASE });
}

/** One iteration back or on. The finished tree counts as the last iteration. */
export function stepIteration(explorer: Explorer, by: 1 | -1): void {
  const { moment, tree } = explorer.store.getState();
  const count = tree?.iterations.length ?? 0;
  goToIteration(explorer, (moment?.iteration ?? count + (by > 0 ? 0 : 1)) + by);
}

/** Leaves the replay: the finished tree again. */
export function leaveReplay({ store }: Explorer): void {
  store.setState({ moment: null, playing: false });
}

/** Starts or stops playing; at the end it starts over. */
export function togglePlay(explorer: Explorer): void {
  const { playing, moment, tree } = explorer.store.getState();
  const count = tree?.iterations.length ?? 0;
  if (count === 0) return;
  const atEnd = moment === null || (moment.iteration === count && moment.phase === LAST_PHASE);
  if (!playing && atEnd) goToMoment(explorer, { iteration: 1, phase: 0 });
  explorer.store.setState({ playing: !playing });
}

/** Goes on by one phase, or by one iteration at high speed; stops at the end. */
export function advance(explorer: Explorer): void {
  const { moment, tree, speed } = explorer.store.getState();
  const count = tree?.iterations.length ?? 0;
  if (moment === null) return;
  const inside = speed < WHOLE_ITERATIONS_FROM && moment.phase < LAST_PHASE;
  if (inside) return goToMoment(explorer, { ...moment, phase: (moment.phase + 1) as Phase });
  if (moment.iteration >= count) {
    goToIteration(explorer, count);
    return explorer.store.setState({ playing: false });
  }
  const phase = speed < WHOLE_ITERATIONS_FROM ? 0 : LAST_PHASE;
  goToMoment(explorer, { iteration: moment.iteration + 1, phase });
}

/** How fast the replay runs. */
export function setSpeed({ store }: Explorer, speed: Speed): void {
  store.setState({ speed });
}

/** Whether the view goes along with the replayed path. */
export function setFollow({ store }: Explorer, follow: boolean): void {
  store.setState({ follow });
}

/** Keeps the end of the replayed path in sight. */
function followPath(explorer: Explorer): void {
  const { tree, moment, follow } = explorer.store.getState();
  if (!tree || !moment || !follow) return;
  const end = tree.iterations[moment.iteration - 1]?.selected.at(-1);
  if (end !== undefined) reveal(explorer, end);
}
