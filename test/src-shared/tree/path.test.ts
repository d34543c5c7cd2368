import { describe, expect, it } from 'vitest';
import { bestPath, bestTerminal, historyOf, isSolved } from '@shared/tree/path';
import { plant } from '../../support/planted-tree';

describe('the best path', () => {
  it('leads to the highest reward', () => {
    const tree = plant([
      { parent: 0, terminal: 'failure', reward: 0.5 },
      { parent: 0 },
      { parent: 2, terminal: 'success', reward: 1 },
    ]);
    expect(bestPath(tree).map((node) => node.id)).toEqual([0, 2, 3]);
  });

  it('is the shortest among those, then the oldest', () => {
    const tree = plant([
      { parent: 0 },
      { parent: 1, terminal: 'success', reward: 1 },
      { parent: 0, terminal: 'success', reward: 1 },
      { parent: 0, terminal: 'success', reward: 1 },
    ]);
    expect(bestTerminal(tree)!.id).toBe(3);
  });

  it('rather ends with a wrong answer than at the step limit', () => {
    const tree = plant([
      { parent: 0, terminal: 'depth-limit', reward: 0 },
      { parent: 0 },
      { parent: 2, terminal: 'failure', reward: 0 },
    ]);
    expect(bestTerminal(tree)!.id).toBe(3);
  });

  it('is empty while no episode has ended', () => {
    const tree = plant([{ parent: 0 }]);
    expect(bestPath(tree)).toEqual([]);
    expect(isSolved(tree)).toBe(false);
  });
});

describe('the history of a node', () => {
  it('holds the steps up to and with its own, and none at the root', () => {
    const tree = plant([{ parent: 0 }, { parent: 1 }, { parent: 1 }]);
    expect(historyOf(tree.nodes, 0)).toEqual([]);
    expect(historyOf(tree.nodes, 3)).toEqual([
      { action: tree.nodes[1]!.action, observation: tree.nodes[1]!.observation },
      { action: tree.nodes[3]!.action, observation: tree.nodes[3]!.observation },
    ]);
  });
});
