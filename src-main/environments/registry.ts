import { join } from 'node:path';
import type { EnvironmentId, EnvironmentSource } from '@shared/experiment/config';
import { canonicalJson, chosenSections } from '@shared/experiment/hash';
import type { EnvironmentFamily } from './environment';

/** Loads one environment, with its data from its folder inside the resources. */
type Loader = (directory: string, source: EnvironmentSource) => Promise<EnvironmentFamily>;

/** Each environment's code is loaded when it is first asked for. */
const loaders: Readonly<Record<EnvironmentId, Loader>> = {
  webshop: async (directory, { webshop }) => {
    const { loadWebShopAs } = await import('./webshop/source');
    return loadWebShopAs(webshop, directory);
  },
  hotpotqa: async (directory, source) => {
    const { loadHotpotQaAs } = await import('./hotpotqa/source');
    return loadHotpotQaAs(source.hotpotqa, directory);
  },
  toy: async () => {
    const { createToyFamily } = await import('./toy/family');
    return createToyFamily();
  },
  http: async (_directory, { http }) => {
    const { connectHttp } = await import('./http/family');
    return connectHttp(http);
  },
};

const loaded = new Map<string, Promise<EnvironmentFamily>>();

/**
 * The environment that `source` describes, with its data from `resources`, the folder of the bundled
 * data sets. Loaded once for each description; a failed attempt is not remembered, and a server is
 * asked anew each time, for it may have been given other tasks.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be,
 *   `unavailable` when a server does not answer.
 */
export function loadFamily(
  source: EnvironmentSource,
  resources: string,
): Promise<EnvironmentFamily> {
  const directory = join(resources, source.environment);
  if (source.environment === 'http') return loaders.http(directory, source);
  const key = canonicalJson({ ...chosenSections(source), directory });
  const known = loaded.get(key);
  if (known) return known;
  const family = loaders[source.environment](directory, source);
  loaded.set(key, family);
  family.catch(() => loaded.delete(key));
  return family;
}
