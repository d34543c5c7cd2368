import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAction, renderAction, type Step } from '@shared/agent/action';
import { defaultSource, type EnvironmentId } from '@shared/experiment/config';
import { loadFamily } from '@main/environments/registry';
import type { Message } from '@main/policies/language-model/contract';
import { readReplyFor } from '@main/policies/language-model/parse/grammars';
import { createRenderPrompt, preambleOf } from '@main/policies/language-model/prompt/render';
import { shippedPrompt } from '@main/policies/language-model/prompt/shipped';
import { stateOf } from '@main/serve/conversation';

const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });
const system = (content: string): Message => ({ role: 'system', content });

function read(messages: readonly Message[], taskMessage: number | null = null) {
  const reader = { read: readReplyFor('toy'), preamble: [] };
  const { history, ...task } = stateOf(messages, taskMessage, reader);
  return {
    ...task,
    steps: history.map(({ action, observation }) => [renderAction(action), observation]),
  };
}

/** A few steps of an episode with the environment's real answers. */
const played: readonly (readonly [EnvironmentId, readonly string[]])[] = [
  ['webshop', ['search[red shoes]', 'click[nothing of the kind]', 'click[Next >]']],
  ['hotpotqa', ['search[Alps]', 'lookup[mountain]', 'search[No Such Page]']],
  ['toy', ['go[nowhere]', 'take[x]']],
];

describe('the state that an agent’s messages tell of', () => {
  it.each(played)(
    'is that which StepQ wrote the messages of, in %s, with the whole prompt or the task alone',
    async (environment, actions) => {
      const family = await loadFamily(defaultSource(environment), 'resources');
      const task = family.tasks()[3]!;
      const world = family.create();
      const initialObservation = await world.reset(task);
      const history: Step[] = [];
      for (const written of actions) {
        const action = parseAction(`Thought: I try ${written}.\nAction: ${written}`);
        history.push({ action, observation: (await world.step(action)).observation });
      }
      const state = { instruction: task.instruction, initialObservation, history };
      const prompt = shippedPrompt(environment, 'resources');
      const preamble = preambleOf(prompt);
      const messages = createRenderPrompt(prompt)(state);
      const reader = { read: readReplyFor(environment), preamble };
      expect(stateOf(messages, null, reader)).toEqual(state);
      // Other instructions, the same examples: the task is known by how it begins.
      const foreign = [system('Act.'), ...messages.slice(2)];
      expect(stateOf(foreign, null, { ...reader, preamble: [] }).history).toEqual(state.history);
      const bare = messages.slice(preamble.length);
      expect(stateOf(bare, null, reader)).toEqual(state);
    },
  );

  it.each(['text', 'text_rich', 'react'] as const)(
    'is told of a shop whose pages are written as %s, but for blanks around them',
    async (observation) => {
      const source = defaultSource('webshop');
      const family = await loadFamily(
        { ...source, webshop: { ...source.webshop, observation } },
        'resources',
      );
      const task = family.tasks()[3]!;
      const world = family.create();
      const initialObservation = await world.reset(task);
      const action = parseAction('Thought: I look.\nAction: search[red shoes]');
      const page = (await world.step(action)).observation;
      const state = {
        instruction: task.instruction,
        initialObservation,
        history: [{ action, observation: page }],
      };
      const messages = createRenderPrompt(shippedPrompt('webshop', 'resources'))(state);
      const reader = { read: readReplyFor('webshop'), preamble: [] };
      expect(stateOf(messages, null, reader)).toEqual({
        instruction: task.instruction,
        initialObservation: initialObservation.trim(),
        history: [{ action, observation: page.trim() }],
      });
    },
  );

  it('begins at the last message that opens like a task', () => {
    expect(
      read([
        user('You run errands.\nTask: Fetch a.'),
        assistant('Action: go[mill]'),
        user('You are at the mill.'),
        assistant('Action: take[a]'),
        user('Task: Fetch b.'),
        assistant('Thought: On.\nAction: go[well]'),
        user('Observation: You are at the well.'),
      ]),
    ).toEqual({
      instruction: 'Fetch b.',
      initialObservation: 'Task: Fetch b.',
      steps: [['go[well]', 'You are at the well.']],
    });
  });

  it('begins, where observations are marked, at the last user message that is none', () => {
    const messages = [
      user('Fetch a.'),
      assistant('Action: take[a]'),
      user('Observation: You have a.'),
      assistant('Action: deliver[a]'),
      user('Fetch b.'),
      assistant('Action: go[well]'),
      user('Observation: A well.'),
    ];
    expect(read(messages)).toMatchObject({
      instruction: 'Fetch b.',
      steps: [['go[well]', 'A well.']],
    });
  });

  it('begins otherwise at the first user message that the agent did not merely assent to', () => {
    const messages = [
      system('Be good.'),
      user('You run errands in a village.'),
      assistant('OK'),
      user('Fetch b.\n\nObservation: A square.'),
      assistant('Action: go[well]'),
      user('A well.'),
    ];
    expect(read(messages)).toEqual({
      instruction: 'Fetch b.',
      initialObservation: 'A square.',
      steps: [['go[well]', 'A well.']],
    });
  });

  it('begins where the program says', () => {
    const messages = [user('Task: a'), assistant('OK'), user('b'), assistant('go[c]'), user('d')];
    expect(read(messages, 2)).toMatchObject({ instruction: 'b', steps: [['go[c]', 'd']] });
    expect(() => read(messages, 1)).toThrow(/must be one of the role user/);
    expect(() => read(messages, 9)).toThrow(/must be one of the role user/);
  });

  it('holds a reply without an action as the invalid step that it was', () => {
    const messages = [user('Task: a'), assistant('Hm.'), user('Invalid action!')];
    expect(read(messages).steps).toEqual([['invalid[]', 'Invalid action!']]);
  });

  it('is refused when the agent itself spoke last', () => {
    expect(() => read([user('Task: a'), assistant('Hm.')])).toThrow(/last message/);
    expect(() => read([system('a')])).toThrow(/last message/);
  });

  it('can be read or is refused in a sentence, whatever the messages', () => {
    const message = fc.record({
      role: fc.constantFrom('system', 'user', 'assistant'),
      content: fc.oneof(fc.string(), fc.constantFrom('Task: a', 'Observation: b', 'Action: go[c]')),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        if (messages.at(-1)?.role === 'user') expect(read(messages).steps.length).toBeLessThan(12);
        else expect(() => read(messages)).toThrow(/message/);
      }),
    );
  });
});
