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
 * Sixteen hexadecimal digits that name what an experiment computes. The name of the experiment, how
 * many tasks run at a time and what belongs to another environment do not count: none changes a
 * result.
 */
export function configHash(config: ExperimentConfig): string {
  const { name: _name, search, task, ...rest } = config;
  const { concurrency: _concurrency, ...searchRest } = search;
  return hashText(canonicalJson({ ...rest, task: countedTask(task), search: searchRest })).slice(
    0,
    16,
  );
}

/** What of HotpotQA's own settings decides results: the articles and the questions. */
function countedTask({ hotpotqa, ...task }: ExperimentConfig['task']): unknown {
  if (task.environment !== 'hotpotqa') return task;
  const { corpus, api, further } = hotpotqa;
  return { ...task, hotpotqa: corpus === 'live' ? { corpus, api, further } : { corpus, further } };
}
