import type { ExperimentConfig } from '@shared/experiment/config';
import { hashText } from '@shared/random/keyed';

/** JSON with the keys of every object in alphabetical order: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

/**
 * Sixteen hexadecimal digits that name what an experiment computes. The name of the experiment and
 * how many tasks run at a time do not count: neither changes a result.
 */
export function configHash(config: ExperimentConfig): string {
  const { name: _name, search, ...rest } = config;
  const { concurrency: _concurrency, ...searchRest } = search;
  return hashText(canonicalJson({ ...rest, search: searchRest })).slice(0, 16);
}
