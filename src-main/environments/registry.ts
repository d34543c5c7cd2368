import { join } from 'node:path';
import type { EnvironmentId } from '@shared/experiment/config';
import type { EnvironmentFamily } from './environment';

/** Loads one environment's data from its folder inside the resources. */
type Loader = (directory: string) => Promise<EnvironmentFamily>;

/** Each environment's code is loaded when it is first asked for. */
const loaders: Readonly<Record<EnvironmentId, Loader>> = {
  webshop: async (directory) => {
    const { loadWebShop } = await import('./webshop/family');
    return loadWebShop(directory);
  },
};

const loaded = new Map<string, Promise<EnvironmentFamily>>();

/**
 * The environment `id` with its data from `resources`, the folder of the bundled data sets. Loaded
 * once for each folder; a failed attempt is not remembered.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be.
 */
export function loadFamily(id: EnvironmentId, resources: string): Promise<EnvironmentFamily> {
  const directory = join(resources, id);
  const known = loaded.get(directory);
  if (known) return known;
  const family = loaders[id](directory);
  loaded.set(directory, family);
  family.catch(() => loaded.delete(directory));
  return family;
}
