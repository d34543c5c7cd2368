import { environmentIds, type ExperimentConfig } from '@shared/experiment/config';
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
 * What is said of a task without the sections of the environments that were not chosen: a section is
 * named as its environment.
 */
export function chosenSections(
  task: Pick<ExperimentConfig['task'], 'environment'> & Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const others = environmentIds.filter((id) => id !== task.environment);
  return Object.fromEntries(
    Object.entries(task).filter(([name]) => !others.some((other) => other === name)),
  );
}

/**
 * Sixteen hexadecimal digits that name what an experiment computes. The name of the experiment, how
 * many tasks run at a time, what belongs to another environment, and how an endpoint is paid and
 * protected do not count: none changes a result.
 */
export function configHash(config: ExperimentConfig): string {
  const { name: _name, search, task, policy, ...rest } = config;
  const { concurrency: _concurrency, ...searchRest } = search;
  const counted = {
    ...rest,
    task: countedTask(task),
    policy: countedPolicy(policy),
    search: searchRest,
  };
  return hashText(canonicalJson(counted)).slice(0, 16);
}

/**
 * Of WebShop its catalogue, observations and split where they are not the usual ones, of HotpotQA its
 * articles and questions, of a server all but how long it is waited for.
 */
function countedTask(task: ExperimentConfig['task']): unknown {
  const { catalogue, observation, split, indices, ...played } = task.webshop;
  const webshop = {
    ...played,
    ...(catalogue !== null && { catalogue }),
    ...(observation !== 'agent' && { observation }),
    ...(split !== 'products' && { split }),
    ...(split === 'eto' && { indices }),
  };
  const { corpus, api, further } = task.hotpotqa;
  const hotpotqa = corpus === 'live' ? { corpus, api, further } : { corpus, further };
  const { timeoutSeconds: _timeout, retries: _retries, ...http } = task.http;
  return chosenSections({ ...task, webshop, hotpotqa, http });
}

/** Of language models who is asked what, and nothing of keys, limits, budget and prices. */
function countedPolicy(policy: ExperimentConfig['policy']): unknown {
  if (policy.kind !== 'endpoint') return policy;
  const { endpoints, temperature, topP, maxTokens, stop, prompt, seed, kind } = policy;
  const who = endpoints.map(({ baseUrl, model, weight, headers }) => ({
    baseUrl,
    model,
    weight,
    headers,
  }));
  return { kind, endpoints: who, temperature, topP, maxTokens, stop, prompt, seed };
}
