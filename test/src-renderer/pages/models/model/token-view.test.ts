import { describe, expect, it } from 'vitest';
import {
  contributionLimit,
  splitContributions,
  tokenLines,
} from '@renderer/pages/models/model/token-view';

const tokens = [
  { text: 'Thought', contribution: 0.001 },
  { text: ':', contribution: 0 },
  { text: ' under', contribution: 0.09 },
  { text: '\n', contribution: 0.002 },
  { text: 'Action', contribution: -0.001 },
  { text: ': ', contribution: 0 },
  { text: 'click', contribution: -0.05 },
];

describe('contributions of tokens', () => {
  it('fall into the lines of the text, which stays whole', () => {
    const lines = tokenLines(tokens, 0.1);
    const text = lines.map((line) => line.map((t) => t.lead + t.text).join('')).join('\n');
    expect(text).toBe('Thought: under\nAction: click');
  });

  it('write the number only where it matters', () => {
    const all = tokenLines(tokens, 0.1).flat();
    expect(all.filter((t) => t.labelled).map((t) => t.text)).toEqual(['under']);
    expect(all.find((t) => t.text === 'Thought')!.level).toBe(0);
    expect(all.find((t) => t.text === 'click')!.level).toBeCloseTo(-0.5);
  });

  it('lie on a scale with round ends, the same for all candidates', () => {
    const score = (...values: number[]) => ({
      q: 0,
      tokens: values.map((contribution) => ({ text: 'a', contribution })),
    });
    expect(contributionLimit([score(0.02), score(-0.087)])).toBe(0.1);
    expect(contributionLimit([score(0.13)])).toBe(0.15);
    expect(contributionLimit([score(4.2)])).toBe(5);
    expect(contributionLimit([])).toBe(0.1);
  });

  it('add up to a part of the thought and a part of the action, which is the last line', () => {
    const { thought, action } = splitContributions(tokens);
    expect(thought).toBeCloseTo(0.093);
    expect(action).toBeCloseTo(-0.051);
  });
});
