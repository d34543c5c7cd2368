import { describe, expect, it } from 'vitest';
import { groupCandidates } from '@renderer/pages/compare/model/candidate-groups';
import { decision } from '../fixtures';

describe('candidates of a decision', () => {
  it('puts equal actions together, the best score first', () => {
    const { candidates } = decision(['click[A]', 'click[B]', 'click[a]', 'click[C]']);
    const scored = candidates.map((c, i) => ({ ...c, score: [0.1, 0.4, 0.2, -0.3][i]! }));
    const groups = groupCandidates(scored, 1);
    expect(groups.map((g) => [g.action.argument, g.count, g.score, g.taken])).toEqual([
      ['B', 1, 0.4, true],
      ['A', 2, 0.2, false],
      ['C', 1, -0.3, false],
    ]);
  });

  it('goes by frequency where nothing is scored', () => {
    const { candidates } = decision(['click[A]', 'click[B]', 'click[B]']);
    expect(groupCandidates(candidates, 0).map((g) => g.action.argument)).toEqual(['B', 'A']);
  });

  it('shows the thought of the sample that was taken', () => {
    const { candidates } = decision(['click[A]', 'click[A]']);
    const told = candidates.map((c, i) => ({ ...c, action: { ...c.action, thought: `no. ${i}` } }));
    expect(groupCandidates(told, 1)[0]).toMatchObject({
      taken: true,
      action: { thought: 'no. 1' },
    });
  });
});
