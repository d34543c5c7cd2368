import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import type { SearchRequest } from '@main/search/mcts';
import { wanderer } from './scripted-policy';
import { ToyEnvironment, toyTask, type ToySnapshot, type ToyWorld } from './toy-environment';

/** A world in which most searches find something of everything. */
export const house: ToyWorld = { seed: 7, branching: 4, depth: 5, endShare: 0.2 };

/** The defaults of the search with some fields changed. */
export function searchConfig(
  changes: Partial<ExperimentConfig['search']> = {},
): ExperimentConfig['search'] {
  return { ...experimentConfigSchema.parse({}).search, maxDepth: 6, ...changes };
}

/** A search of a toy world by a wanderer, with some fields changed. */
export function toySearch(
  changes: Partial<SearchRequest<ToySnapshot>> = {},
  world: ToyWorld = house,
): SearchRequest<ToySnapshot> {
  return {
    environment: new ToyEnvironment(world),
    task: toyTask(),
    policy: wanderer(world.branching),
    returns: { unfinished: -0.5 },
    search: searchConfig(),
    compat: 'paper',
    seed: 233,
    ...changes,
  };
}
