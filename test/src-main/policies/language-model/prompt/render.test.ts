import { describe, expect, it } from 'vitest';
import { formatStep, type Step } from '@shared/agent/action';
import { createRenderPrompt } from '@main/policies/language-model/prompt/render';

const prompt = {
  instruction: 'Fetch things.',
  examples: [
    {
      task: 'Fetch a.',
      steps: [
        { thought: 'It is here.', action: 'take[a]', observation: 'You have a.' },
        { thought: '', action: 'deliver[a]', observation: '' },
      ],
    },
  ],
};

function step(thought: string, argument: string, observation: string): Step {
  const action = { thought, type: 'go', argument };
  return { action: { ...action, raw: formatStep(action) }, observation };
}

describe('the messages of a state', () => {
  const render = createRenderPrompt(prompt);

  it('are instruction, assent, examples, task, and the steps by turns, thoughts kept', () => {
    const history = [step('On I go.', 'mill', 'A mill.'), step('', 'well', 'A well.')];
    expect(render({ instruction: 'Fetch b.', initialObservation: 'A square.', history })).toEqual([
      { role: 'user', content: 'Fetch things.' },
      { role: 'assistant', content: 'OK' },
      { role: 'user', content: 'Fetch a.' },
      { role: 'assistant', content: 'Thought: It is here.\nAction: take[a]' },
      { role: 'user', content: 'Observation: You have a.' },
      { role: 'assistant', content: 'Action: deliver[a]' },
      { role: 'user', content: 'Fetch b.\n\nObservation: A square.' },
      { role: 'assistant', content: 'Thought: On I go.\nAction: go[mill]' },
      { role: 'user', content: 'Observation: A mill.' },
      { role: 'assistant', content: 'Action: go[well]' },
      { role: 'user', content: 'Observation: A well.' },
    ]);
  });

  it('say a task once that the first observation repeats', () => {
    const state = { instruction: 'Why?', initialObservation: 'Question: Why?', history: [] };
    expect(render(state).at(-1)).toEqual({ role: 'user', content: 'Question: Why?' });
  });

  it('hold a reply that could not be read as it was', () => {
    const action = { thought: 'x', type: 'invalid', argument: '', raw: 'I would rather sleep.' };
    const history = [{ action, observation: 'Invalid action!' }];
    expect(render({ instruction: 'a', initialObservation: '', history }).at(-2)).toEqual({
      role: 'assistant',
      content: 'I would rather sleep.',
    });
  });

  it('never hold an empty message, which some servers refuse', () => {
    const action = { thought: '', type: 'invalid', argument: '', raw: ' \n' };
    const history = [{ action, observation: '' }];
    const messages = render({ instruction: 'a', initialObservation: '', history });
    for (const { content } of messages) expect(content.trim()).not.toBe('');
  });
});
