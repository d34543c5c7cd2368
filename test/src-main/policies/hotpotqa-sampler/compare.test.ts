import { describe, expect, it } from 'vitest';
import { likelierChoice, speaksForYes } from '@main/policies/hotpotqa-sampler/compare';
import { remember } from '@main/policies/hotpotqa-sampler/memory';
import { readQuestion } from '@main/policies/hotpotqa-sampler/question';

const read = (...pages: readonly (readonly [name: string, text: string])[]) =>
  remember({
    instruction: '',
    initialObservation: '',
    history: pages.map(([argument, observation]) => ({
      action: { type: 'search', argument, thought: '', raw: '' },
      observation,
    })),
  });

const memory = read(
  ['Halo (band)', 'Halo is a band from Turku formed in 1991. It won a prize in 2001.'],
  ['Ringo Six', 'Ringo Six is a punk group from Oslo. It was formed in 1984.'],
);

describe('a question between two', () => {
  it.each([
    ['Which was formed earlier, Halo or Ringo Six?', 'Ringo Six'],
    ['Which is the younger one, Halo or Ringo Six?', 'Halo'],
    ['Which plays punk, Halo or Ringo Six?', 'Ringo Six'],
  ])('%s', (question, likelier) => {
    expect(likelierChoice(memory, readQuestion(question))).toBe(likelier);
  });

  it('is open while one of the two was not read of', () => {
    const question = readQuestion('Which was formed earlier, Halo or Ringo Six?');
    expect(likelierChoice(read(['Halo', 'Halo formed in 1991.']), question)).toBeUndefined();
  });
});

describe('a question for yes or no', () => {
  it('leans to yes where both articles have words of what is asked', () => {
    expect(speaksForYes(memory, readQuestion('Were Halo and Ringo Six both formed?'))).toBe(true);
    expect(speaksForYes(memory, readQuestion('Are Halo and Ringo Six both punk?'))).toBe(false);
  });
});
