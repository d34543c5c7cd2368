import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeViolations } from '@shared/tree/invariants';
import { playTask } from '@main/search/agents/agents';
import { searchTree } from '@main/search/mcts';
import { farAway, silentAfter } from '../../support/far-environment';
import { wanderer } from '../../support/scripted-policy';
import { house, searchConfig, toySearch } from '../../support/search-request';
import { ToyEnvironment, toyTask } from '../../support/toy-environment';

const near = () => new ToyEnvironment(house);

describe('a search of an environment that has to be waited for', () => {
  it('gives the tree that it gives of the same environment near by', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), async (seed) => {
        const search = searchConfig({ stopOnSuccess: false });
        const far = toySearch({ seed, search, environment: farAway(near()) });
        expect(await searchTree(far)).toEqual(await searchTree(toySearch({ seed, search })));
      }),
      { numRuns: 20 },
    );
  });

  it('stops while a step is waited for, whichever it is, and keeps a sound tree', async () => {
    const search = searchConfig({ stopOnSuccess: false });
    for (let steps = 0; steps < 40; steps += 1) {
      const control = new AbortController();
      const environment = silentAfter(steps, near());
      const step = environment.step.bind(environment);
      let asked = 0;
      environment.step = (action) => {
        if (asked++ === steps) setImmediate(() => control.abort());
        return step(action);
      };
      const tree = await searchTree(toySearch({ search, environment, signal: control.signal }));
      expect(tree.stopReason).toBe('cancelled');
      expect(tree.environmentSteps).toBe(steps);
      expect(treeViolations(tree)).toEqual([]);
    }
  });

  it('fails with the reason of the signal when there is no first observation yet', async () => {
    const environment = { ...farAway(near()), reset: () => new Promise<string>(() => {}) };
    const signal = AbortSignal.timeout(5);
    await expect(searchTree(toySearch({ environment, signal }))).rejects.toThrow(/timeout/);
  });

  it('fails as the environment fails', async () => {
    const step = () => Promise.reject(new Error('The line went dead.'));
    const environment = { ...farAway(near()), step };
    await expect(searchTree(toySearch({ environment }))).rejects.toThrow('went dead');
  });
});

describe('an episode in an environment that has to be waited for', () => {
  const request = {
    task: toyTask(),
    policy: wanderer(house.branching),
    n: 5,
    maxDepth: 6,
    seed: 233,
  };

  it('goes as it goes in the same environment near by', async () => {
    const far = await playTask('majority-of-n', {}, { ...request, environment: farAway(near()) });
    expect(far).toEqual(await playTask('majority-of-n', {}, { ...request, environment: near() }));
  });

  it('stops while a step is waited for', async () => {
    const environment = silentAfter(1, near());
    const playing = playTask(
      'sample',
      {},
      { ...request, environment, signal: AbortSignal.timeout(20) },
    );
    await expect(playing).rejects.toThrow(/timeout/);
  });
});
