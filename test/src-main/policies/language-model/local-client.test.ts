import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '@main/policies/language-model/client';
import type { LlamaModule, LlamaTurn } from '@main/policies/language-model/llama';
import { connectLocalModel } from '@main/policies/language-model/local-client';
import { temporaryFolder } from '../../../support/workspace';

const request: ChatRequest = {
  messages: [
    { role: 'system', content: 'You shop.' },
    { role: 'user', content: 'Find a lamp' },
    { role: 'assistant', content: 'OK' },
    { role: 'user', content: 'Now' },
  ],
  n: 1,
  temperature: 0.7,
  topP: 0.9,
  maxTokens: 50,
  stop: ['Observation'],
  seed: null,
};
const traits = { many: true, limit: 'max_tokens' } as const;

interface Asked {
  readonly history: readonly LlamaTurn[];
  readonly seed: number | undefined;
  readonly atOnce: number;
}

type Answer = (
  asked: Parameters<InstanceType<LlamaModule['LlamaChat']>['generateResponse']>,
) => Promise<string>;

/** node-llama-cpp in the small: notes what it is asked, answers as `answer` says. */
function scripted(answer: Answer = () => Promise.resolve('click[Buy Now]')) {
  const asked: Asked[] = [];
  let [atOnce, models, stopReason] = [0, 0, 'eogToken'];
  const state = { usedInputTokens: 0, usedOutputTokens: 0 };
  class LlamaChat {
    async generateResponse(...call: Parameters<LlamaChatCall>) {
      const [history, { seed }] = call;
      atOnce += 1;
      asked.push({ history, seed, atOnce });
      try {
        const response = await answer(call);
        state.usedInputTokens += 30;
        state.usedOutputTokens += 5;
        return { response, metadata: { stopReason } };
      } finally {
        atOnce -= 1;
      }
    }
  }
  type LlamaChatCall = InstanceType<LlamaModule['LlamaChat']>['generateResponse'];
  const sequence = { nextTokenIndex: 105, tokenMeter: { getState: () => ({ ...state }) } };
  const module: LlamaModule = {
    LlamaChat,
    getLlama: () =>
      Promise.resolve({
        cpuMathCores: 2,
        loadModel: () => {
          models += 1;
          return Promise.resolve({
            createContext: () => Promise.resolve({ getSequence: () => sequence }),
          });
        },
      }),
  };
  return {
    asked,
    models: () => models,
    stopFor: (reason: string) => {
      stopReason = reason;
    },
    load: () => Promise.resolve(module),
  };
}

function connected(script: ReturnType<typeof scripted>, concurrency = 2, seconds = 10) {
  const path = join(temporaryFolder(), 'model.gguf');
  writeFileSync(path, 'GGUF');
  const baseUrl = pathToFileURL(path).href;
  return connectLocalModel({ baseUrl, model: 'mine', concurrency }, seconds, script.load);
}

describe('a GGUF model as an endpoint', () => {
  it('is asked in turns, and tells the tokens that it read, had kept, and wrote', async () => {
    const script = scripted();
    const client = connected(script);
    expect(client.name).toMatch(/^file:.*model\.gguf \(mine\)$/);
    expect(await client.models()).toEqual(['model.gguf']);
    expect(await client.chat(request, traits)).toEqual({
      choices: [{ text: 'click[Buy Now]', end: 'stop', logprobs: false }],
      usage: { promptTokens: 100, cachedTokens: 70, completionTokens: 5 },
    });
    expect(script.asked[0]?.history).toEqual([
      { type: 'system', text: 'You shop.' },
      { type: 'user', text: 'Find a lamp' },
      { type: 'model', response: ['OK'] },
      { type: 'user', text: 'Now' },
    ]);
  });

  it('gives n choices, with seeds counted up, no more at once than it has places', async () => {
    const script = scripted(() => new Promise((done) => setTimeout(done, 5, 'x')));
    const client = connected(script);
    const { choices } = await client.chat({ ...request, n: 5, seed: 7 }, traits);
    expect(choices).toHaveLength(5);
    expect(script.asked.map(({ seed }) => seed)).toEqual([7, 8, 9, 10, 11]);
    expect(Math.max(...script.asked.map(({ atOnce }) => atOnce))).toBe(2);
  });

  it('is loaded once, however often it is connected to and asked', async () => {
    const script = scripted();
    const client = connected(script);
    await Promise.all([client.chat(request, traits), client.chat(request, traits)]);
    await client.chat(request, traits);
    expect(script.models()).toBe(1);
  });

  it('says when a reply was cut off', async () => {
    const script = scripted();
    script.stopFor('maxTokens');
    const { choices } = await connected(script).chat(request, traits);
    expect(choices[0]?.end).toBe('length');
  });

  it('gives up a prompt that is too long instead of leaving something out', async () => {
    const script = scripted(([, { contextShift, signal }]) => {
      contextShift.strategy();
      return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve('shifted');
    });
    await expect(connected(script).chat(request, traits)).rejects.toMatchObject({
      kind: 'context-length',
      treatment: 'give-up',
    });
  });

  it('answers in time or not at all, and ends when it is told to', async () => {
    const never: Answer = ([, { signal }]) =>
      new Promise((_, fail) => {
        signal.addEventListener('abort', () => {
          fail(signal.reason as Error);
        });
      });
    const slow = connected(scripted(never), 1, 0.05);
    await expect(slow.chat(request, traits)).rejects.toMatchObject({ kind: 'timeout' });
    const stopped = connected(scripted(never));
    const enough = AbortSignal.timeout(20);
    await expect(stopped.chat(request, traits, enough)).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('is refused in a sentence that says what to do, and tried again by the next call', async () => {
    const gone = connectLocalModel(
      { baseUrl: 'file:///nowhere/model.gguf', model: 'x', concurrency: 1 },
      1,
      scripted().load,
    );
    await expect(gone.chat(request, traits)).rejects.toMatchObject({
      code: 'endpoint',
      message: expect.stringMatching(/nowhere.*there is no such file.*then resume/) as string,
    });
    const script = scripted();
    const good = await script.load();
    let broken = true;
    const client = connected({
      ...script,
      load: () =>
        Promise.resolve({
          ...good,
          getLlama: (options) =>
            broken ? Promise.reject(new Error('no magic')) : good.getLlama(options),
        }),
    });
    await expect(client.chat(request, traits)).rejects.toThrow(/cannot be used \(no magic\)/);
    broken = false;
    expect((await client.chat(request, traits)).choices).toHaveLength(1);
  });
});
