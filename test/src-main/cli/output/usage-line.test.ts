import { describe, expect, it } from 'vitest';
import { usageLine } from '@main/cli/output/usage-line';

const usage = {
  calls: 12,
  failed: 2,
  faults: [],
  promptTokens: 900,
  completionTokens: 100,
  cost: 0.01234,
  unpriced: 0,
  seconds: 3,
  probes: [],
};

describe('what a language model cost', () => {
  it('is told with its calls and tokens', () => {
    expect(usageLine(usage)).toBe(
      '12 calls, 2 failed; 1000 tokens, 100 of them written; cost 0.0123',
    );
  });

  it('is unknown, never 0, where no price is known', () => {
    expect(usageLine({ ...usage, cost: 0, unpriced: 10 })).toContain('cost unknown');
    expect(usageLine({ ...usage, unpriced: 3 })).toContain('without 3 calls of unknown price');
  });
});
