import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { createPolicy } from '@main/policies/registry';

describe('createPolicy', () => {
  it('makes the sampler of a default experiment, named for what it is', () => {
    expect(createPolicy(experimentConfigSchema.parse({})).label).toBe(
      'Embedded sampler, not a language model',
    );
  });
});
