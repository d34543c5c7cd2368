import type { ExperimentConfig } from '@shared/experiment/config';
import type { Policy } from './policy';
import { createSampler } from './sampler/sampler';
import { createUniformPolicy } from './uniform/uniform';

/** The policy that an experiment asks for. */
export function createPolicy({ policy }: Pick<ExperimentConfig, 'policy'>): Policy {
  switch (policy.kind) {
    case 'sampler':
      return createSampler({ temperature: policy.temperature });
    case 'uniform':
      return createUniformPolicy();
  }
}
