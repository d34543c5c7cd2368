import { describe, expect, it } from 'vitest';
import {
  emptyProbe,
  probeInput,
  probeObjections,
  probeOf,
  rankCandidates,
} from '@renderer/pages/models/probe/probe-state';

const action = (thought: string, argument: string) => ({
  thought,
  type: 'click',
  argument,
  raw: '',
});

describe('a probe', () => {
  const probe = probeOf(
    {
      instruction: 'find a chair',
      initialObservation: 'first page',
      history: [{ action: action('I look.', 'B01'), observation: 'a page' }],
    },
    [action('It is blue.', 'buy now'), action('', 'back')],
  );

  it('made of a pair is the question that the model gets', () => {
    expect(probeInput('e1', probe)).toEqual({
      experimentId: 'e1',
      instruction: 'find a chair',
      observation: 'first page',
      history: [
        { action: { thought: 'I look.', type: 'click', argument: 'B01' }, observation: 'a page' },
      ],
      candidates: [
        { thought: 'It is blue.', type: 'click', argument: 'buy now' },
        { thought: '', type: 'click', argument: 'back' },
      ],
    });
  });

  it('says what keeps it from being asked', () => {
    expect(probeObjections(emptyProbe)).toEqual([
      'The instruction is empty.',
      'There is no candidate.',
    ]);
    expect(probeObjections({ ...probe, candidates: ['buy it', ''] })).toEqual([
      'Candidate 1 has no readable action.',
    ]);
    expect(probeInput('e1', emptyProbe)).toBeNull();
  });

  it('ranks candidates by Q', () => {
    const input = probeInput('e1', probe)!;
    const ranked = rankCandidates(input, [
      { q: -0.2, tokens: [] },
      { q: 0.3, tokens: [] },
    ]);
    expect(ranked.map(({ label, score }) => [label, score.q])).toEqual([
      ['click[back]', 0.3],
      ['click[buy now]', -0.2],
    ]);
  });
});
