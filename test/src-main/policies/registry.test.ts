import { describe, expect, it } from 'vitest';
import {
  environmentIds,
  experimentConfigSchema,
  policiesFor,
  type EnvironmentId,
} from '@shared/experiment/config';
import { createPolicy } from '@main/policies/registry';

const policyFor = (environment: EnvironmentId) =>
  createPolicy(experimentConfigSchema.parse({ task: { environment } }));

describe('createPolicy', () => {
  const sampled = environmentIds.filter((id) => policiesFor[id].includes('sampler'));

  it.each(sampled)('makes the sampler for %s, named for what it is', (environment) => {
    expect(policyFor(environment).label).toBe('Embedded sampler, not a language model');
  });

  it('makes the one that plays by the rules of the environment', async () => {
    const state = { instruction: 'Who built it?', initialObservation: '', history: [] };
    const request = { state, n: 1, decoding: 'mode', drawKey: '' } as const;
    const [asked] = await policyFor('hotpotqa').sample(request);
    expect(asked?.action.argument).toBe('Who built it');
    const [wanted] = await policyFor('webshop').sample(request);
    expect(wanted?.action.argument).not.toBe('Who built it');
  });

  it('makes the uniform policy where it is asked for, named for what it is', () => {
    const config = experimentConfigSchema.parse({
      task: { environment: 'toy' },
      policy: { kind: 'uniform' },
    });
    expect(createPolicy(config).label).toBe('Uniform over the possible actions, knows nothing');
  });
});
