import { describe, expect, it } from 'vitest';
import { parseAction } from '@shared/agent/action';
import type { CompletionOptions, Message } from '@main/policies/language-model/contract';
import { createLanguageModelPolicy } from '@main/policies/language-model/policy';

const state = { instruction: 'Buy a lamp.', initialObservation: 'A shop.', history: [] };

function recording(): {
  readonly asked: { readonly messages: readonly Message[]; readonly options: CompletionOptions }[];
  readonly policy: ReturnType<typeof createLanguageModelPolicy>;
} {
  const asked: { messages: readonly Message[]; options: CompletionOptions }[] = [];
  const policy = createLanguageModelPolicy({
    label: 'a model',
    render: ({ instruction }) => [{ role: 'user', content: instruction }],
    read: parseAction,
    complete: async (messages, options) => {
      asked.push({ messages, options });
      return options.drawKeys.map((key) => ({
        text: `Action: search[${key}]`,
        promptTokens: 12,
        completionTokens: null,
      }));
    },
  });
  return { asked, policy };
}

describe('a language-model policy', () => {
  it('asks for all samples of a draw at once and reads an action from each reply', async () => {
    const { asked, policy } = recording();
    const samples = await policy.sample({ state, n: 2, decoding: 'sample', drawKey: 'here' });
    expect(samples.map(({ action }) => action.argument)).toEqual(['here#0', 'here#1']);
    expect(samples[0]).toMatchObject({ promptTokens: 12, completionTokens: null });
    expect(asked).toHaveLength(1);
    expect(asked[0]!.messages).toEqual([{ role: 'user', content: 'Buy a lamp.' }]);
    expect(asked[0]!.options).toMatchObject({ n: 2, decoding: 'sample' });
  });

  it('names sample k of a draw the same, however many are drawn', async () => {
    const { policy } = recording();
    const request = { state, decoding: 'sample', drawKey: 'here' } as const;
    const [one] = await policy.sample({ ...request, n: 1 });
    const [first] = await policy.sample({ ...request, n: 5 });
    expect(first).toEqual(one);
  });

  it('keeps a reply without an action as an invalid one, as it came', async () => {
    const policy = createLanguageModelPolicy({
      label: 'a model',
      render: () => [],
      read: parseAction,
      complete: async () => [{ text: 'I am sorry.', promptTokens: null, completionTokens: null }],
    });
    const [sample] = await policy.sample({ state, n: 1, decoding: 'mode', drawKey: 'here' });
    expect(sample!.action).toMatchObject({ type: 'invalid', raw: 'I am sorry.' });
  });
});
