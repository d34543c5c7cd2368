import type { EnvironmentId, ExperimentConfig } from '@shared/experiment/config';
import { createHotpotQaSampler } from './hotpotqa-sampler/sampler';
import type { Policy } from './policy';
import { createSampler } from './sampler/sampler';

/** The policy that an experiment asks for. */
export function createPolicy({ policy, task }: Pick<ExperimentConfig, 'policy' | 'task'>): Policy {
  switch (policy.kind) {
    case 'sampler':
      return samplers[task.environment]({ temperature: policy.temperature });
  }
}

/** The embedded sampler reads pages, so each environment has its own. */
const samplers: Readonly<
  Record<EnvironmentId, (options: { readonly temperature: number }) => Policy>
> = {
  webshop: createSampler,
  hotpotqa: createHotpotQaSampler,
};
