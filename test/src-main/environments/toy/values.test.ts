import { describe, expect, it } from 'vitest';
import { meanValue, type SearchTree } from '@shared/tree/tree';
import { terminalReturn } from '@shared/tree/backup';
import { historyOf } from '@shared/tree/path';
import { errandsOf, errandStart, move, type ErrandState } from '@main/environments/toy/errand';
import { createToyFamily } from '@main/environments/toy/family';
import type { ToyTask } from '@main/environments/toy/toy';
import { createVillage } from '@main/environments/toy/village';
import { createUniformPolicy } from '@main/policies/uniform/uniform';
import { searchTree } from '@main/search/mcts';
import { searchConfig } from '../../../support/search-request';
import { statesOf, UNFINISHED, valuesOf } from './values';

const family = createToyFamily();
const village = createVillage(1);
const toyTasks: readonly ToyTask[] = errandsOf(village).map((errand) => ({ village, errand }));
/** The tasks of the first village, in the order of its errands. */
const tasks = family.tasks().filter(({ group }) => group === 'village-1');

const search = (index: number, changes: Parameters<typeof searchConfig>[0], seed = 233) =>
  searchTree({
    environment: family.create(),
    task: tasks[index]!,
    policy: createUniformPolicy(),
    returns: family.returns,
    search: searchConfig({ stopOnSuccess: false, ...changes }),
    compat: 'paper',
    seed,
  });

describe('the exact values of an errand', () => {
  it('are 1 wherever the right thing can still be delivered in time, and less elsewhere', () => {
    for (const task of toyTasks) {
      const best = valuesOf(task, 'best');
      expect(best(errandStart, 12)).toBe(1);
      for (const state of statesOf(task)) {
        const wrong = state.carried !== null && state.carried !== task.errand.thing;
        expect(best(state, 12)).toBe(wrong ? 0.25 : 1);
        expect(best(state, 0)).toBe(UNFINISHED);
      }
    }
  });

  it('are never less with more steps, nor less than those of acting at random', () => {
    for (const task of toyTasks) {
      const [best, mean] = [valuesOf(task, 'best'), valuesOf(task, 'mean')];
      for (const state of statesOf(task)) {
        for (let steps = 1; steps < 12; steps += 1) {
          expect(best(state, steps)).toBeGreaterThanOrEqual(best(state, steps - 1));
          expect(best(state, steps)).toBeGreaterThanOrEqual(mean(state, steps) - 1e-12);
        }
      }
    }
  });
});

describe('a search of an errand', () => {
  const stateAt = ({ village, errand }: ToyTask, tree: SearchTree, id: number): ErrandState =>
    historyOf(tree.nodes, id).reduce<ErrandState>(
      (state, { action }) => move(village, errand, state, action)?.state ?? state,
      errandStart,
    );

  /** The largest return below each node, ends included. */
  const bestBelow = (tree: SearchTree): number[] => {
    const best = tree.nodes.map(({ terminal, reward }) =>
      terminal === null ? -Infinity : terminalReturn({ terminal, reward }, family.returns),
    );
    for (let id = tree.nodes.length - 1; id > 0; id -= 1) {
      const parent = tree.nodes[id]!.parent!;
      best[parent] = Math.max(best[parent]!, best[id]!);
    }
    return best;
  };

  it('that is exhaustive knows the exact optimal value of every node', async () => {
    const maxDepth = 4;
    for (let index = 0; index < tasks.length; index += 1) {
      const tree = await search(index, { maxDepth, iterations: 10_000, candidates: 64 });
      expect(tree.stopReason).toBe('exhausted');
      const best = valuesOf(toyTasks[index]!, 'best');
      for (const [id, value] of bestBelow(tree).entries()) {
        const { terminal, depth } = tree.nodes[id]!;
        if (terminal !== null) continue;
        expect(value).toBe(best(stateAt(toyTasks[index]!, tree, id), maxDepth - depth));
      }
    }
  });

  it('estimates by its rollouts the value of the policy: the mean goes to it', async () => {
    const maxDepth = 6;
    const draws = 2000;
    for (const index of [0, 5, 11]) {
      let sum = 0;
      let squares = 0;
      for (let seed = 0; seed < draws; seed += 1) {
        const tree = await search(index, { maxDepth, iterations: 1, candidates: 1 }, seed);
        const value = meanValue(tree.nodes[0]!)!;
        sum += value;
        squares += value * value;
      }
      const mean = sum / draws;
      const error = Math.sqrt((squares / draws - mean * mean) / draws);
      const exact = valuesOf(toyTasks[index]!, 'mean')(errandStart, maxDepth);
      expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
    }
  });

  it('comes nearer to the optimal value at its root with more iterations', async () => {
    const optimal = (iterations: number) =>
      Promise.all(
        tasks.map(async (_, index) => {
          const tree = await search(index, { maxDepth: 8, iterations });
          return valuesOf(toyTasks[index]!, 'best')(errandStart, 8) - bestBelow(tree)[0]!;
        }),
      ).then((gaps) => gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
    const gaps = [await optimal(1), await optimal(30), await optimal(300)];
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    expect(gaps[2]).toBe(0);
  });
});
