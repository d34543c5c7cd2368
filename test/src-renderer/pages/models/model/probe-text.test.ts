import { describe, expect, it } from 'vitest';
import { readStep, writeStep } from '@renderer/pages/models/model/probe-text';

describe('a step as a person writes it', () => {
  it('may be a bare action', () => {
    expect(readStep(' click[B09L44298X] ')).toEqual({
      thought: '',
      type: 'click',
      argument: 'B09L44298X',
    });
  });

  it('may have a thought', () => {
    const step = { thought: 'It is under 210.', type: 'click', argument: 'buy now' };
    expect(readStep(writeStep(step))).toEqual(step);
  });

  it('is nothing without an action', () => {
    expect(readStep('buy it')).toBeNull();
  });
});
