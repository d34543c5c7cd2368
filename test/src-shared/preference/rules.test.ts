import { describe, expect, it } from 'vitest';
import { allSiblingPairs, bestPathPairs, type SiblingPair } from '@shared/preference/rules';
import { plant } from '../../support/planted-tree';

const names = (pairs: readonly SiblingPair[]) =>
  pairs.map(({ chosen, rejected }) => `${chosen.id}>${rejected.id}`);

/** Root with three children, of which the second leads to the success. */
const solved = plant([
  { parent: 0, value: 0.9, visits: 3 },
  { parent: 0, value: 0.6, visits: 4 },
  { parent: 0, value: -0.5, visits: 2 },
  { parent: 2, terminal: 'success', reward: 1, value: 1 },
  { parent: 2, terminal: 'failure', reward: 0, value: 0 },
  { parent: 2, visits: 0 },
]);

describe('the best path’s pairs', () => {
  it('set its action at each step against the sibling with the smallest value', () => {
    expect(names(bestPathPairs(solved, 1))).toEqual(['2>3', '4>5']);
  });

  it('prefer the path’s action also where a sibling has the larger value', () => {
    const [first] = bestPathPairs(
      plant([
        { parent: 0, value: 1 },
        { parent: 0, terminal: 'success', reward: 1, value: 0.5 },
      ]),
      1,
    );
    expect(first).toMatchObject({ chosenValue: 0.5, rejectedValue: 1 });
  });

  it('never reject an action that was not tried, nor one tried less than asked for', () => {
    expect(names(bestPathPairs(solved, 3))).toEqual(['2>1', '4>5']);
    expect(bestPathPairs(solved, 3)[1]!.rejected.visits).toBeLessThan(3);
  });

  it('take the oldest of equal siblings', () => {
    const tree = plant([
      { parent: 0, value: 0 },
      { parent: 0, value: 0 },
      { parent: 0, terminal: 'success', reward: 1, value: 1 },
    ]);
    expect(names(bestPathPairs(tree, 1))).toEqual(['3>1']);
  });

  it('are none where the path had no alternative or no end', () => {
    expect(bestPathPairs(plant([{ parent: 0, terminal: 'success', reward: 1 }]), 1)).toEqual([]);
    expect(bestPathPairs(plant([{ parent: 0 }, { parent: 0 }]), 1)).toEqual([]);
  });
});

describe('all sibling pairs', () => {
  it('are every two children of one parent, the better one first', () => {
    expect(names(allSiblingPairs(solved))).toEqual(['1>2', '1>3', '2>3', '4>5', '4>6', '5>6']);
  });

  it('hold a value of −∞ for what was never visited', () => {
    expect(allSiblingPairs(solved)[4]!.rejectedValue).toBe(-Infinity);
  });
});
