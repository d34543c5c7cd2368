import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeViolations } from '@shared/tree/invariants';
import { meanValue } from '@shared/tree/tree';
import { TreeDraft } from '@main/exchange/import/trees/tree-draft';
import { sampleAction } from '../../../../support/samples';

const episodes = fc.array(
  fc.record({
    doors: fc.array(fc.nat(2), { minLength: 1, maxLength: 5 }),
    reward: fc.constantFrom(null, 0, 0.5, 1),
    finished: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

const episode = (doors: readonly number[], reward: number | null, finished = true) => ({
  kind: 'episode' as const,
  taskId: 't',
  instruction: 'Leave.',
  initialObservation: 'Leave.',
  steps: doors.map((door, at) => ({
    action: sampleAction('go', String(door)),
    observation: `Room ${doors.slice(0, at + 1).join('-')}`,
  })),
  reward,
  finished,
});

describe('a tree grown from attempts', () => {
  it('is a sound search tree in which every attempt is a path', () => {
    fc.assert(
      fc.property(episodes, (attempts) => {
        const draft = new TreeDraft('t', 'Leave.', 'Leave.');
        for (const { doors, reward, finished } of attempts) {
          draft.addEpisode(episode(doors, reward, finished));
        }
        const { tree } = draft.finish();
        expect(treeViolations(tree)).toEqual([]);
        expect(tree.iterations).toHaveLength(attempts.length);
        expect(tree.nodes[0]?.visits).toBe(attempts.filter(({ reward }) => reward !== null).length);
      }),
    );
  });

  it('ends with a success where later records only repeat it', () => {
    const draft = new TreeDraft('t', 'Leave.', 'Leave.');
    for (const [door, reward] of [
      [0, 0],
      [1, 1],
      [2, 1],
    ] as const) {
      draft.addEpisode({ ...episode([door], reward), onlyUntilSolved: true });
    }
    expect(draft.finish().tree.nodes.map(({ reward }) => reward)).toEqual([null, 0, 1]);
  });

  it('shares the steps that attempts have in common and values them by their rewards', () => {
    const draft = new TreeDraft('t', 'Leave.', 'Leave.');
    draft.addEpisode(episode([0, 1], 1));
    draft.addEpisode(episode([0, 2], 0));
    draft.addEpisode(episode([0, 1], 1));
    const { nodes } = draft.finish().tree;
    expect(nodes.map(({ action }) => action?.argument ?? '')).toEqual(['', '0', '1', '2']);
    expect(nodes.map(meanValue)).toEqual([2 / 3, 2 / 3, 1, 0]);
    expect(nodes.map(({ terminal }) => terminal)).toEqual([null, null, 'success', 'failure']);
  });
});
