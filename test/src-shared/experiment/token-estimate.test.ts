import { describe, expect, it } from 'vitest';
import { endpointPolicySchema } from '@shared/experiment/endpoint-section';
import { tokenEstimateOf } from '@shared/experiment/token-estimate';

const small = { model: 'small', prompt: 1, completion: 4 };
const policy = (changes: object) =>
  endpointPolicySchema.parse({
    kind: 'endpoint',
    endpoints: [{ model: 'small' }],
    maxTokens: 100,
    ...changes,
  });
const measured = { name: 'Before', samples: 500, promptTokens: 2000, completionTokens: 1000 };

describe('what a language model will take', () => {
  it('is at most replies of full length, at their price', () => {
    const samples = { most: 10_000, likely: null };
    expect(tokenEstimateOf(policy({ prices: [small] }), samples, null)).toEqual({
      mostReplies: { tokens: 1_000_000, cost: 4 },
      likely: null,
    });
  });

  it('is likely what an earlier experiment took for each sample, at the prices of this one', () => {
    const samples = { most: 10_000, likely: 1000 };
    expect(tokenEstimateOf(policy({ prices: [small] }), samples, measured).likely).toEqual({
      tokens: 6000,
      cost: (4000 * 1 + 2000 * 4) / 1e6,
    });
  });

  it('costs what is unknown where one of the models has no price, and else the dearest', () => {
    const two = { endpoints: [{ model: 'small' }, { model: 'large' }] };
    const samples = { most: 10_000, likely: null };
    expect(
      tokenEstimateOf(policy({ ...two, prices: [small] }), samples, null).mostReplies.cost,
    ).toBeNull();
    const large = { model: 'large', prompt: 2, completion: 8 };
    expect(
      tokenEstimateOf(policy({ ...two, prices: [small, large] }), samples, null).mostReplies.cost,
    ).toBe(8);
  });
});
