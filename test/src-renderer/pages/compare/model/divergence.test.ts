import { describe, expect, it } from 'vitest';
import { firstDivergence, sameActions } from '@renderer/pages/compare/model/divergence';
import { decision } from '../fixtures';

const episode = (...actions: string[]) => actions.map((action) => decision([action]));

describe('first step that differs', () => {
  it('is where the taken actions first differ, case and spaces aside', () => {
    const a = episode('search[Blue  chair]', 'click[B01]', 'click[buy now]');
    const b = episode('search[blue chair]', 'click[B02]', 'click[buy now]');
    expect(firstDivergence(a, b)).toBe(1);
  });

  it('is the step after the shorter one when that is the beginning of the other', () => {
    expect(firstDivergence(episode('a[1]'), episode('a[1]', 'b[2]'))).toBe(1);
  });

  it('is past the end where both did the same', () => {
    const a = episode('a[1]', 'b[2]');
    expect(firstDivergence(a, a)).toBe(2);
    expect(sameActions(a, a)).toBe(true);
    expect(sameActions(a, episode('a[1]'))).toBe(false);
  });
});
