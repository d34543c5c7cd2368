import { describe, expect, it } from 'vitest';
import { environmentIds, experimentConfigSchema } from '@shared/experiment/config';
import { createPolicy } from '@main/policies/registry';

const policyFor = (environment: (typeof environmentIds)[number]) =>
  createPolicy(experimentConfigSchema.parse({ task: { environment } }));

describe('createPolicy', () => {
  it.each(environmentIds)('makes the sampler for %s, named for what it is', (environment) => {
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
});
