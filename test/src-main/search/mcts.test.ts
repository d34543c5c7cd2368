import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAction } from '@shared/agent/action';
import { treeViolations } from '@shared/tree/invariants';
import { bestTerminal, historyOf, isSolved, pathTo } from '@shared/tree/path';
import { meanValue, type SearchIteration, type SearchTree } from '@shared/tree/tree';
import { searchTree } from '@main/search/mcts';
import { act, stubborn, wanderer, whenever } from '../../support/scripted-policy';
import { house, searchConfig, toySearch } from '../../support/search-request';
import { optimalReward, ToyEnvironment, toyTask } from '../../support/toy-environment';

const anyWorld = fc.record({
  seed: fc.integer({ min: 0, max: 10_000 }),
  branching: fc.integer({ min: 1, max: 4 }),
  depth: fc.integer({ min: 1, max: 6 }),
  endShare: fc.constantFrom(0, 0.1, 0.5, 1),
});

const anyConfig = fc
  .record({
    iterations: fc.integer({ min: 1, max: 25 }),
    candidates: fc.integer({ min: 1, max: 6 }),
    maxDepth: fc.integer({ min: 1, max: 7 }),
    selection: fc.constantFrom('uct', 'puct' as const),
    exploration: fc.constantFrom(0, 0.5, Math.SQRT2),
    stopOnSuccess: fc.boolean(),
  })
  .map(searchConfig);

const anyCompat = fc.constantFrom('paper' as const, 'reference' as const);
const everything = [anyWorld, anyConfig, anyCompat] as const;

const returns = { unfinished: -0.5 };

describe('every search tree', () => {
  it('is sound: its shape, its counts and its marks follow from its log', async () => {
    await fc.assert(
      fc.asyncProperty(...everything, async (world, search, compat) => {
        const tree = await searchTree(toySearch({ search, compat }, world));
        expect(treeViolations(tree)).toEqual([]);
      }),
    );
  });

  it('visits the root once for each return that was backed up', async () => {
    await fc.assert(
      fc.asyncProperty(...everything, async (world, search, compat) => {
        const tree = await searchTree(toySearch({ search, compat }, world));
        const backups = tree.iterations.flatMap((entry) => entry.backups);
        expect(tree.nodes[0]!.visits).toBe(backups.length);
      }),
    );
  });

  it('has as value of a node the mean of the returns backed up below it, each within its range', async () => {
    await fc.assert(
      fc.asyncProperty(...everything, async (world, search, compat) => {
        const tree = await searchTree(toySearch({ search, compat }, world));
        const backups = tree.iterations.flatMap((entry) => entry.backups);
        for (const node of tree.nodes) {
          const through = backups.filter(({ leaf }) =>
            pathTo(tree.nodes, leaf).some(({ id }) => id === node.id),
          );
          const mean = meanValue(node);
          if (through.length === 0) {
            expect(mean).toBeNull();
            continue;
          }
          const sum = through.reduce((total, { value }) => total + value, 0);
          expect(mean).toBeCloseTo(sum / through.length, 9);
          expect(mean).toBeGreaterThanOrEqual(-0.5);
          expect(mean).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('gives every visited end its own return as value', async () => {
    await fc.assert(
      fc.asyncProperty(...everything, async (world, search, compat) => {
        const tree = await searchTree(toySearch({ search, compat }, world));
        for (const node of tree.nodes.filter(({ terminal }) => terminal !== null)) {
          expect(node.visits).toBeGreaterThan(0);
          expect(meanValue(node)).toBe(node.terminal === 'depth-limit' ? -0.5 : node.reward);
          expect(node.terminal === 'success').toBe(node.reward === 1);
        }
      }),
    );
  });

  it('ends, for one of the reasons that fit it', async () => {
    await fc.assert(
      fc.asyncProperty(...everything, async (world, search, compat) => {
        const tree = await searchTree(toySearch({ search, compat }, world));
        const reason = {
          success: search.stopOnSuccess && isSolved(tree),
          exhausted: tree.nodes[0]!.exhausted,
          iterations: tree.iterations.length === search.iterations,
        };
        expect(reason).toHaveProperty(tree.stopReason, true);
      }),
    );
  });

  it('shares the whole of the samples at a node among its children', async () => {
    const tree = await searchTree(toySearch());
    for (const parent of tree.nodes) {
      const children = tree.nodes.filter((node) => node.parent === parent.id);
      const sum = children.reduce((total, node) => total + node.prior, 0);
      if (children.length > 0) expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('holds every sibling once', async () => {
    const tree = await searchTree(toySearch());
    const names = tree.nodes.flatMap(({ parent, action }) =>
      action ? [`${String(parent)} ${renderAction(action)}`] : [],
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the states of a search', () => {
  it('are each node’s own: walking there again gives the observation that was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(...everything, async (world, search, compat) => {
        const tree = await searchTree(toySearch({ search, compat }, world));
        const fresh = new ToyEnvironment(world);
        for (const node of tree.nodes) {
          let seen = fresh.reset(toyTask());
          for (const { action } of historyOf(tree.nodes, node.id)) {
            seen = fresh.step(action).observation;
          }
          expect(seen).toBe(node.observation);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('cost one step of the environment for each node, however often it was sampled', async () => {
    const environment = new ToyEnvironment(house);
    const tree = await searchTree(toySearch({ environment }));
    expect(tree.environmentSteps).toBe(tree.nodes.length - 1);
    expect(environment.steps).toBe(tree.environmentSteps);
  });
});

describe('a search is reproducible', () => {
  it('gives the same tree whatever the policy’s delays and whatever runs beside it', async () => {
    const tasks = Array.from({ length: 6 }, (_, index) => toyTask(`toy-${index}`));
    const alone: SearchTree[] = [];
    for (const task of tasks) alone.push(await searchTree(toySearch({ task })));
    const together = await Promise.all(
      [...tasks].reverse().map((task) => {
        const policy = wanderer(house.branching, { delay: whenever });
        return searchTree(toySearch({ task, policy }));
      }),
    );
    expect(together.reverse()).toEqual(alone);
  });

  it('draws other samples for another seed and for another task', async () => {
    const one = await searchTree(toySearch());
    expect((await searchTree(toySearch({ seed: 1 }))).nodes).not.toEqual(one.nodes);
    expect((await searchTree(toySearch({ task: toyTask('b') }))).nodes).not.toEqual(one.nodes);
  });

  it('never asks for the same draw twice', async () => {
    const policy = wanderer(2);
    const search = searchConfig({ stopOnSuccess: false });
    const world = { seed: 3, branching: 2, depth: 8, endShare: 0.05 };
    await searchTree(toySearch({ policy, search }, world));
    const keys = policy.requests.map((request) => request.drawKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a search stops', () => {
  const deadEnds = { seed: 1, branching: 3, depth: 1, endShare: 1 };
  const refused = stubborn([act('fly', 'away')]);

  it('when all is explored, instead of running for ever', async () => {
    const search = searchConfig({ iterations: 10_000, stopOnSuccess: false });
    const tree = await searchTree(
      toySearch({ search, policy: wanderer(3, { nonsense: 0 }) }, deadEnds),
    );
    expect(tree.stopReason).toBe('exhausted');
    expect(tree.iterations).toHaveLength(1);
  });

  it('when the policy has nothing to say', async () => {
    const tree = await searchTree(toySearch({ policy: stubborn([]) }));
    expect(tree).toMatchObject({ stopReason: 'exhausted', policyCalls: 0 });
    expect(treeViolations(tree)).toEqual([]);
  });

  it('when the iterations are used up', async () => {
    const search = searchConfig({ iterations: 3, stopOnSuccess: false });
    const tree = await searchTree(toySearch({ search }));
    expect(tree.stopReason).toBe('iterations');
    expect(tree.iterations).toHaveLength(3);
  });

  it('at a reward of 1, and goes on without stopOnSuccess', async () => {
    const tree = await searchTree(toySearch());
    expect(tree.stopReason).toBe('success');
    expect(bestTerminal(tree)).toMatchObject({ terminal: 'success', reward: 1 });
    const search = searchConfig({ stopOnSuccess: false });
    expect((await searchTree(toySearch({ search }))).stopReason).not.toBe('success');
  });

  it('when the budget is spent, also within an iteration, and keeps a sound tree', async () => {
    const search = searchConfig({ stopOnSuccess: false });
    for (let limit = 0; limit < 40; limit += 1) {
      let requests = 0;
      const budget = () => (requests++ >= limit ? 'calls' : null);
      const policy = wanderer(house.branching);
      const tree = await searchTree(toySearch({ search, budget, policy }));
      expect(tree.stopReason).toBe('budget');
      expect(policy.requests).toHaveLength(limit);
      expect(treeViolations(tree)).toEqual([]);
    }
  });

  it('when it is cancelled, even if the policy never leaves the event loop alone', async () => {
    const controller = new AbortController();
    const search = searchConfig({ iterations: 10_000, maxDepth: 100, stopOnSuccess: false });
    const world = { seed: 5, branching: 8, depth: 100, endShare: 0 };
    setTimeout(() => controller.abort(), 30);
    const begun = performance.now();
    const tree = await searchTree(toySearch({ search, signal: controller.signal }, world));
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(tree.stopReason).toBe('cancelled');
    expect(treeViolations(tree)).toEqual([]);
  });

  it('when the policy gives up because of the cancellation, but not when it fails by itself', async () => {
    const controller = new AbortController();
    const failing = (abort: boolean) => ({
      label: 'failing',
      sample: async () => {
        if (abort) controller.abort();
        throw new Error('The line went dead.');
      },
    });
    const cancelled = toySearch({ policy: failing(true), signal: controller.signal });
    expect((await searchTree(cancelled)).stopReason).toBe('cancelled');
    await expect(searchTree(toySearch({ policy: failing(false) }))).rejects.toThrow('went dead');
  });

  it('at the step limit of an episode, which counts as not finished', async () => {
    const search = searchConfig({ maxDepth: 2 });
    const tree = await searchTree(toySearch({ search, policy: refused }));
    expect(tree.nodes.map((node) => node.terminal)).toEqual([null, null, 'depth-limit']);
    expect(tree.nodes[2]).toMatchObject({ reward: 0, valid: false, valueSum: returns.unfinished });
    expect(tree.stopReason).toBe('exhausted');
  });
});

describe('expansion and rollout', () => {
  it('follow the likeliest of the sampled actions', async () => {
    const policy = stubborn([act('go', '0'), act('go', '1'), act('go', ' 1 '), act('go', '2')]);
    const search = searchConfig({ candidates: 4, iterations: 1, maxDepth: 9 });
    const world = { seed: 11, branching: 4, depth: 9, endShare: 0 };
    const tree = await searchTree(toySearch({ policy, search }, world));
    const [first] = tree.iterations;
    expect(first!.expanded.map((id) => tree.nodes[id]!.prior)).toEqual([0.25, 0.5, 0.25]);
    expect(tree.nodes[first!.rollout[0]!]!.parent).toBe(first!.expanded[1]);
  });

  it('back up ends at once and leave the rollout to what goes on', async () => {
    const world = { seed: 2, branching: 3, depth: 1, endShare: 1 };
    const search = searchConfig({ stopOnSuccess: false });
    const tree = await searchTree(toySearch({ search }, world));
    const [first] = tree.iterations;
    const ends = first!.expanded.filter((id) => tree.nodes[id]!.terminal !== null);
    expect(first!.backups.slice(0, ends.length).map(({ leaf }) => leaf)).toEqual(ends);
  });

  it('keep the nodes of the rollout, and merge with them when their parent is expanded', async () => {
    const search = searchConfig({ iterations: 30, stopOnSuccess: false });
    const world = { seed: 4, branching: 2, depth: 6, endShare: 0.1 };
    const tree = await searchTree(toySearch({ search }, world));
    const merged = tree.iterations.flatMap(({ iteration, expanded }) =>
      expanded.filter((id) => tree.nodes[id]!.iteration < iteration),
    );
    expect(merged.length).toBeGreaterThan(0);
    for (const id of merged) expect(tree.nodes[id]!.origin).toBe('rollout');
  });

  it('report every iteration as it ends, with a copy of the tree at that time', async () => {
    const seen: { entry: SearchIteration; tree: SearchTree }[] = [];
    const search = searchConfig({ iterations: 5, stopOnSuccess: false });
    const final = await searchTree(
      toySearch({ search, onIteration: (entry, tree) => seen.push({ entry, tree: tree() }) }),
    );
    expect(seen.map(({ entry }) => entry)).toEqual(final.iterations);
    for (const { entry, tree } of seen) {
      expect(treeViolations(tree)).toEqual([]);
      expect(tree.iterations).toHaveLength(entry.iteration);
    }
  });
});

describe('given enough iterations', () => {
  it('the best path found is the best there is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1000 }), async (seed) => {
        const world = { seed, branching: 2, depth: 4, endShare: 0.3 };
        const search = searchConfig({ iterations: 300, candidates: 12, maxDepth: 5 });
        const policy = wanderer(2, { nonsense: 0 });
        const tree = await searchTree(toySearch({ search, policy }, world));
        expect(bestTerminal(tree)!.reward).toBe(optimalReward(world, 5));
      }),
      { numRuns: 40 },
    );
  });
});
