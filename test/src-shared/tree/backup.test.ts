import { describe, expect, it } from 'vitest';
import { backUp, terminalKind, terminalReturn } from '@shared/tree/backup';

describe('a backup', () => {
  it('adds one visit and the return to the leaf and its ancestors, and to nothing else', () => {
    const nodes = [null, 0, 1, 0].map((parent) => ({ parent, visits: 0, valueSum: 0 }));
    backUp(nodes, 2, 1);
    backUp(nodes, 1, -0.5);
    backUp(nodes, 3, 0.25);
    expect(nodes.map(({ visits, valueSum }) => [visits, valueSum])).toEqual([
      [3, 0.75],
      [2, 0.5],
      [1, 1],
      [1, 0.25],
    ]);
  });
});

describe('the end of an episode', () => {
  it('is a success at a reward of 1 and a failure below', () => {
    expect(terminalKind(1)).toBe('success');
    expect(terminalKind(0.999)).toBe('failure');
  });

  it('returns its reward, or the environment’s price of not finishing', () => {
    const returns = { unfinished: -0.5 };
    expect(terminalReturn({ terminal: 'success', reward: 1 }, returns)).toBe(1);
    expect(terminalReturn({ terminal: 'failure', reward: 0.4 }, returns)).toBe(0.4);
    expect(terminalReturn({ terminal: 'depth-limit', reward: 0 }, returns)).toBe(-0.5);
  });
});
