import type { EnvironmentId, ExperimentConfig } from '@shared/experiment/config';
import { createHotpotQaSampler } from './hotpotqa-sampler/sampler';
import type { Policy } from './policy';
import { createSampler } from './sampler/sampler';
import { createUniformPolicy } from './uniform/uniform';

/**
 * The policy that an experiment asks for.
 * @throws RangeError for a language model, which needs a ledger: the lab opens it
 */
export function createPolicy({ policy, task }: Pick<ExperimentConfig, 'policy' | 'task'>): Policy {
  switch (policy.kind) {
    case 'sampler':
      return samplerOf(task.environment)({ temperature: policy.temperature });
    case 'uniform':
      return createUniformPolicy();
    case 'endpoint':
      throw new RangeError('A language model is opened with its ledger.');
  }
}

/** The embedded sampler reads pages, so each environment has its own, or none. */
const samplers: Readonly<
  Partial<Record<EnvironmentId, (options: { readonly temperature: number }) => Policy>>
> = {
  webshop: createSampler,
  hotpotqa: createHotpotQaSampler,
};

function samplerOf(environment: EnvironmentId): NonNullable<(typeof samplers)[EnvironmentId]> {
  const sampler = samplers[environment];
  if (!sampler) throw new RangeError(`There is no sampler for ${environment}.`);
  return sampler;
}
