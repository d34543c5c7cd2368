import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { trajectoryPairs } from '@main/preferences/trajectories';
import { plant } from '../../support/planted-tree';

const pairs = experimentConfigSchema.parse({}).pairs;
const request = { seed: 1, pairs, group: (taskId: string) => taskId };

/** Nodes 1 → 2 → 3 (reward 1), 2 → 4 (0.3), 1 → 5 (0.1), 1 → 6 (goes on), 1 → 7 (0.1, later). */
const tree = plant([
  { parent: 0 },
  { parent: 1 },
  { parent: 2, terminal: 'success', reward: 1 },
  { parent: 2, terminal: 'failure', reward: 0.3 },
  { parent: 1, terminal: 'failure', reward: 0.1 },
  { parent: 1 },
  { parent: 1, terminal: 'failure', reward: 0.1 },
]);
const doors = (steps: readonly { readonly action: { readonly argument: string } }[]): string[] =>
  steps.map(({ action }) => action.argument);

describe('pairs of whole episodes', () => {
  it('set the best path against the worst, the oldest of equals, from where they part', () => {
    const [pair, ...more] = trajectoryPairs(tree, request);
    expect(more).toEqual([]);
    expect(doors(pair!.history)).toEqual(['1']);
    expect(doors(pair!.chosen)).toEqual(['2', '3']);
    expect(doors(pair!.rejected)).toEqual(['5']);
    expect(pair).toMatchObject({
      taskId: 'planted',
      instruction: 'Leave the house.',
      initialObservation: 'Room 0.',
      chosenReward: 1,
      rejectedReward: 0.1,
    });
    expect(pair!.chosen[0]!.observation).toBe('Room 2.');
  });

  it('set it against every worse one where all siblings are asked for', () => {
    const all = trajectoryPairs(tree, {
      ...request,
      pairs: { ...pairs, selection: 'all-siblings' },
    });
    expect(all.map(({ rejected }) => doors(rejected))).toEqual([['5'], ['7'], ['4']]);
    expect(doors(all[2]!.history)).toEqual(['1', '2']);
  });

  it('are worse by the least margin of rewards', () => {
    const strict = { ...request, pairs: { ...pairs, minMargin: 0.95 } };
    expect(trajectoryPairs(tree, strict)).toEqual([]);
    const equal = plant([
      { parent: 0, terminal: 'failure', reward: 0.5 },
      { parent: 0, terminal: 'failure', reward: 0.5 },
    ]);
    expect(trajectoryPairs(equal, { ...request, pairs: { ...pairs, minMargin: 0 } })).toEqual([]);
  });

  it('come from trees without a success only where these are included', () => {
    const unsolved = plant([
      { parent: 0, terminal: 'failure', reward: 0.5 },
      { parent: 0, terminal: 'failure', reward: 0 },
    ]);
    expect(trajectoryPairs(unsolved, request)).toHaveLength(1);
    const solvedOnly = { ...request, pairs: { ...pairs, includeUnsolved: false } };
    expect(trajectoryPairs(unsolved, solvedOnly)).toEqual([]);
    expect(trajectoryPairs(plant([{ parent: 0 }]), request)).toEqual([]);
  });
});
