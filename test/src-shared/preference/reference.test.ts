import { describe, expect, it } from 'vitest';
import { referencePairs, referenceValue } from '@shared/preference/reference';
import { plant } from '../../support/planted-tree';

describe('the published code’s pairs', () => {
  it('take largest and smallest value at each step of the best path, visited or not', () => {
    const tree = plant([
      { parent: 0, value: 0.7 },
      { parent: 0, value: 0.4 },
      { parent: 0, visits: 0 },
      { parent: 2, terminal: 'success', reward: 1, value: 1 },
      { parent: 2, value: -0.5 },
    ]);
    const pairs = referencePairs(tree);
    expect(pairs.map(({ chosen, rejected }) => [chosen.id, rejected.id])).toEqual([
      [1, 3],
      [4, 5],
    ]);
    expect(pairs[0]).toMatchObject({ chosenValue: 0.7, rejectedValue: 0 });
  });

  it('are none where all values are equal, nor in a tree whose best reward is 0', () => {
    const equal = { terminal: 'success', reward: 1, value: 1 } as const;
    expect(
      referencePairs(
        plant([
          { parent: 0, ...equal },
          { parent: 0, ...equal },
        ]),
      ),
    ).toEqual([]);
    const failed = { terminal: 'failure', reward: 0 } as const;
    expect(
      referencePairs(
        plant([
          { parent: 0, ...failed },
          { parent: 0, value: 1 },
        ]),
      ),
    ).toEqual([]);
  });

  it('leave out what the published search has deleted, but not the best path', () => {
    const tree = plant([
      { parent: 0, exhausted: true, value: 0.9 },
      { parent: 0, exhausted: true, value: -0.5 },
      { parent: 0, value: 0.2 },
      { parent: 1, terminal: 'success', reward: 1, value: 1 },
    ]);
    expect(referencePairs(tree).map(({ chosen, rejected }) => [chosen.id, rejected.id])).toEqual([
      [1, 3],
    ]);
  });
});

describe('the published code’s value of a node without visits', () => {
  const value = (seedling: Parameters<typeof plant>[0][number]) =>
    referenceValue(plant([{ visits: 0, ...seedling }]).nodes[1]!);

  it('is its step’s own reward', () => {
    expect(value({ parent: 0 })).toBe(0);
    expect(value({ parent: 0, valid: false })).toBe(-1);
    expect(value({ parent: 0, terminal: 'failure', reward: 0.3 })).toBe(0.3);
  });
});
