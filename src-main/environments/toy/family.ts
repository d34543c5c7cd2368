import { stepLimits } from '@shared/experiment/environments';
import type { EnvironmentFamily, EnvironmentTask } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import { errandsOf } from './errand';
import { Toy, type ToyEpisode, type ToyTask } from './toy';
import { createVillage } from './village';

/** How many villages there are; each is a group of its own. */
const VILLAGES = 24;

/**
 * Errands in villages of five places: small enough that the value of every state can be computed
 * exactly, so that one can see what a search and a model make of it.
 */
export function createToyFamily(): EnvironmentFamily<ToyEpisode, Toy> {
  const tasks: EnvironmentTask[] = [];
  const byId = new Map<string, ToyTask>();
  for (let number = 1; number <= VILLAGES; number += 1) {
    const village = createVillage(number);
    for (const [i, errand] of errandsOf(village).entries()) {
      const id = `village-${number}/errand-${i + 1}`;
      byId.set(id, { village, errand });
      tasks.push({
        id,
        instruction: `Fetch the ${errand.thing} and deliver it at the ${errand.destination}.`,
        group: `village-${number}`,
        gold: { ...errand, 'lies at': homeOf(errand.thing, village.things) },
      });
    }
  }
  return {
    id: 'toy',
    maxDepth: stepLimits.toy,
    returns: { unfinished: -0.5 },
    tasks: () => tasks,
    create: () =>
      new Toy((id) => {
        const task = byId.get(id);
        if (task) return task;
        throw new CallError('unknown-task', `There is no errand ${id}.`);
      }),
  };
}

function homeOf(thing: string, things: ReadonlyMap<string, string>): string {
  return [...things].find(([, each]) => each === thing)![0];
}
