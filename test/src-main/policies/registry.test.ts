import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { createPolicy } from '@main/policies/registry';

describe('createPolicy', () => {
  it('makes the sampler of a default experiment, named for what it is', () => {
    expect(createPolicy(experimentConfigSchema.parse({})).label).toBe(
      'Embedded sampler, not a language model',
    );
  });

  it('makes the uniform policy where it is asked for, named for what it is', () => {
    const config = experimentConfigSchema.parse({
      task: { environment: 'toy' },
      policy: { kind: 'uniform' },
    });
    expect(createPolicy(config).label).toBe('Uniform over the possible actions, knows nothing');
  });
});
