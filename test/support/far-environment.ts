import { setImmediate } from 'node:timers/promises';
import type { Environment } from '@main/environments/environment';

/** Another environment, as it would be behind a wire: it promises every answer. */
export function farAway<Snapshot>(near: Environment<Snapshot>): Environment<Snapshot> {
  const later = async <T>(answer: () => T): Promise<Awaited<T>> => {
    await setImmediate();
    return await answer();
  };
  return {
    reset: (task) => later(() => near.reset(task)),
    step: (action) => later(() => near.step(action)),
    availableActions: () => later(() => near.availableActions()),
    snapshot: () => later(() => near.snapshot()),
    restore: (snapshot) => later(() => near.restore(snapshot)),
  };
}

/** Another environment that answers `steps` steps and is then never heard of again. */
export function silentAfter<Snapshot>(
  steps: number,
  near: Environment<Snapshot>,
): Environment<Snapshot> {
  let left = steps;
  return {
    ...farAway(near),
    step: (action) => {
      left -= 1;
      return left < 0 ? new Promise(() => {}) : farAway(near).step(action);
    },
  };
}
