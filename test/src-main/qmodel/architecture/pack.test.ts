import { describe, expect, it } from 'vitest';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { PADDING_SEGMENT, type PackedShape } from '@main/qmodel/architecture/packed';
import { MATCH_FEATURES } from '@main/qmodel/render/match-features';
import type { RenderedAction, RenderedDecision } from '@main/qmodel/render/render';

const action = (...ids: readonly number[]): RenderedAction => ({
  ids,
  features: ids.map((id) => [[0, id]]),
  scored: ids.map((_, i) => i === ids.length - 1),
  texts: [],
});
const decision = (
  prompt: readonly number[],
  ...actions: readonly RenderedAction[]
): RenderedDecision => ({
  prompt: { ids: prompt, features: prompt.map((id) => [[0, id]]) },
  actions,
  droppedTokens: 0,
});
const shape: PackedShape = { batch: 1, prompt: 4, branches: 2, branch: 3, scored: 1 };
const example = decision([11, 12, 13], action(21, 22, 9), action(31, 9));

describe('a packed row', () => {
  const packed = packDecisions(shape, [example]);

  it('holds the prompt once, at the right end of its place, and both branches behind it', () => {
    expect([...packed.ids].map(Number)).toEqual([0, 0, 11, 12, 13, 21, 22, 13, 31, 0]);
    const none = PADDING_SEGMENT;
    expect([...packed.segments]).toEqual([none, none, 0, 0, 1, 1, 1, 2, 2, none]);
    expect([...packed.positions].map(Number)).toEqual([0, 0, 0, 1, 2, 3, 4, 2, 3, 0]);
  });

  it('puts the features of a token beside it', () => {
    const first = Array.from({ length: 10 }, (_, i) => packed.features[i * MATCH_FEATURES]);
    expect(first).toEqual([...packed.ids].map(Number));
  });

  it('predicts each scored token at the row before it', () => {
    expect([...packed.rows].map(Number)).toEqual([6, 8]);
    expect([...packed.targets].map(Number)).toEqual([9, 9]);
    expect([...packed.mask]).toEqual([1, 1]);
  });

  it.each([
    ['more decisions than rows', [example, example]],
    ['too long a prompt', [decision([1, 2, 3, 4, 5, 6], action(9))]],
    ['too long an action', [decision([1], action(1, 2, 3, 9))]],
    ['too many branches', [decision([1], action(9), action(9), action(9))]],
  ])('is not made of %s', (_what, decisions) => {
    expect(() => packDecisions(shape, decisions)).toThrow(RangeError);
  });
});
