import { describe, expect, it } from 'vitest';
import { longestSteps } from '@main/lab/trial/longest-steps';
import type { SearchTree } from '@shared/tree/tree';
import { sampleAction, sampleTree } from '../../../support/samples';

/** A tree whose node is given another action. */
function withAction(tree: SearchTree, id: number, argument: string, thought = ''): SearchTree {
  const action = sampleAction('search', argument, thought);
  return {
    ...tree,
    nodes: tree.nodes.map((node) => (node.id === id ? { ...node, action } : node)),
  };
}

describe('the longest steps of trees', () => {
  it('have the longest calls, the longest thoughts and the longest histories', () => {
    const plain = sampleTree('task-1', 40);
    const called = withAction(sampleTree('task-2', 40), 3, 'a '.repeat(200));
    const thoughtful = withAction(sampleTree('task-3', 40), 2, 'x', 'so '.repeat(400));
    const found = longestSteps([plain, called, thoughtful]);
    const places = found.map(({ taskId, chosenNode }) => `${taskId} ${chosenNode}`);
    expect(places).toContain('task-2 3');
    expect(places).toContain('task-3 2');
    expect(found.length).toBeLessThanOrEqual(12);
    expect(new Set(places).size).toBe(found.length);
    const deepest = Math.max(...plain.nodes.map(({ depth }) => depth));
    expect(Math.max(...found.map(({ depth }) => depth))).toBe(deepest - 1);
  });

  it('stand beside themselves, behind what came before them, held out', () => {
    const tree = withAction(sampleTree('task-2', 40), 30, 'a '.repeat(100));
    const pair = longestSteps([tree]).find(({ chosenNode }) => chosenNode === 30);
    const { parent } = tree.nodes[30]!;
    expect(pair).toMatchObject({ split: 'heldout', taskId: 'task-2', parentNode: parent });
    expect(pair?.chosen).toBe(pair?.rejected);
    expect(pair?.history).toHaveLength(tree.nodes[parent!]!.depth);
  });

  it('leave out a call that is an outgrowth', () => {
    const tree = withAction(sampleTree('task-2', 40), 3, 'a'.repeat(5000));
    expect(longestSteps([tree]).map(({ chosenNode }) => chosenNode)).not.toContain(3);
  });
});
