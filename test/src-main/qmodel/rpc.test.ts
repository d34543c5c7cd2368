import { describe, expect, it } from 'vitest';
import { trainRequestSchema } from '@main/qmodel/messages';
import { createQModelClient, serveQModel } from '@main/qmodel/rpc';
import type { QModelService, TrainedModel, TrainProgress } from '@main/qmodel/service';
import { CallError, connectCalls, serveCalls, type MessagePeer } from '@main/rpc/rpc';
import { toyPair, toyRequest } from './samples';

/** Two ends of a line in one process; what is posted is copied, as between processes. */
function line(): { left: MessagePeer; right: MessagePeer; cut: () => void } {
  const ends = [0, 1].map(() => ({
    messages: [] as ((message: unknown) => void)[],
    closes: [] as (() => void)[],
  }));
  const end = (mine: number): MessagePeer => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => ends[1 - mine]?.messages.forEach((listener) => listener(copy)));
    },
    onMessage: (listener) => ends[mine]?.messages.push(listener),
    onClose: (listener) => ends[mine]?.closes.push(listener),
  });
  return {
    left: end(0),
    right: end(1),
    cut: () => ends.forEach(({ closes }) => closes.forEach((listener) => listener())),
  };
}

const request = toyRequest('/models/1');
const model: TrainedModel = {
  directory: '/models/1/model',
  steps: 40,
  checkpoint: 40,
  parameters: 1000,
  weightsHash: 'abc',
  heldoutAccuracy: 0.9,
  provider: 'cpu',
};
const progress: TrainProgress = {
  unit: 'updates',
  done: 1,
  total: 40,
  metrics: [
    {
      phase: 'dpo',
      step: 1,
      loss: 0.69,
      chosenReward: 0,
      rejectedReward: 0,
      accuracy: 0.5,
      gradientNorm: 1,
      learningRate: 1e-3,
      tokensPerSecond: 100,
      heldoutAccuracy: null,
      heldoutLoss: null,
    },
  ],
};
const context = { instruction: 'Find a lamp', initialObservation: '', history: [] };
const candidate = { thought: '', type: 'click', argument: 'lamp' };
const ignore = (): void => undefined;
const untilAborted = (signal?: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('Training was stopped.'));
    });
  });

/** A client of a service that does nothing but what `script` says. */
function joined(script: Partial<QModelService> = {}) {
  const { left, right, cut } = line();
  serveQModel(right, {
    train: async () => Promise.resolve(model),
    useCheckpoint: async () => Promise.resolve(model),
    score: async () => Promise.resolve([]),
    devices: async () => Promise.resolve([]),
    dispose: async () => Promise.resolve(),
    ...script,
  });
  return { client: createQModelClient(left), cut };
}

/** A client of a process that gives `answer` to every call, after sending `payload` as progress. */
function answeredBy(answer: unknown, payload?: unknown): QModelService {
  const { left, right } = line();
  serveCalls(right, (_name, _input, call) => {
    if (payload !== undefined) call.progress(payload);
    return answer;
  });
  return createQModelClient(left);
}

/** What a model process says to a call that no typed client would make. */
async function refusal(name: string, input: unknown): Promise<CallError> {
  const { left, right } = line();
  serveQModel(right, {
    train: () => Promise.reject(new Error('The service was reached.')),
    useCheckpoint: () => Promise.reject(new Error('The service was reached.')),
    score: () => Promise.reject(new Error('The service was reached.')),
    devices: () => Promise.reject(new Error('The service was reached.')),
    dispose: () => Promise.reject(new Error('The service was reached.')),
  });
  const error: unknown = await connectCalls(left, 'The model process')
    .call(name, input)
    .catch((thrown: unknown) => thrown);
  if (error instanceof CallError) return error;
  throw new Error('The call was not refused.');
}

describe('training over the line', () => {
  it('passes the request on whole and gives progress and the model', async () => {
    let arrived: unknown;
    const { client } = joined({
      train: async (input, onProgress) => {
        arrived = input;
        onProgress(progress);
        onProgress({ ...progress, done: 2, metrics: [] });
        return Promise.resolve(model);
      },
    });
    const seen: TrainProgress[] = [];
    expect(await client.train(request, (now) => seen.push(now))).toEqual(model);
    expect(arrived).toEqual(request);
    expect(seen).toEqual([progress, { ...progress, done: 2, metrics: [] }]);
  });

  it('passes an abort on and ends as the service ends', async () => {
    const { client } = joined({ train: (_request, _onProgress, signal) => untilAborted(signal) });
    const controller = new AbortController();
    const training = client.train(request, ignore, controller.signal);
    controller.abort();
    await expect(training).rejects.toThrow('Training was stopped.');
  });

  it('is stopped by a caller that cannot take its progress, and fails with the reason', async () => {
    let stopped = false;
    const { client } = joined({
      train: async (_request, onProgress, signal) => {
        onProgress(progress);
        return untilAborted(signal).finally(() => {
          stopped = true;
        });
      },
    });
    const full = new CallError('disk-full', 'The disk is full.');
    const training = client.train(request, () => {
      throw full;
    });
    await expect(training).rejects.toBe(full);
    expect(stopped).toBe(true);
  });

  it('keeps code and sentence of what the service throws', async () => {
    const { client } = joined({
      train: () => Promise.reject(new CallError('conflict', 'Training diverged.')),
    });
    await expect(client.train(request, ignore)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Training diverged.',
    });
  });
});

describe('scoring over the line', () => {
  it('gives the scores in the order of the candidates', async () => {
    const { client } = joined({
      score: async (directory, { instruction }, candidates) =>
        Promise.resolve(
          candidates.map(({ argument }, q) => ({
            q,
            tokens: [{ text: `${directory} ${instruction} ${argument}`, contribution: q }],
          })),
        ),
    });
    const scores = await client.score('/m', context, [
      candidate,
      { ...candidate, argument: 'shade' },
    ]);
    expect(scores).toEqual([
      { q: 0, tokens: [{ text: '/m Find a lamp lamp', contribution: 0 }] },
      { q: 1, tokens: [{ text: '/m Find a lamp shade', contribution: 1 }] },
    ]);
  });

  it('can be ended by the caller', async () => {
    let disposed = false;
    const { client } = joined({
      dispose: async () => {
        disposed = true;
        return Promise.resolve();
      },
    });
    await client.dispose();
    expect(disposed).toBe(true);
  });
});

describe('the border of the model process', () => {
  const [pair] = request.pairs;

  it.each([
    ['train', { ...request, pairs: [pair, { ...pair, chosen: null }] }, 'pairs[1].chosen'],
    ['train', { ...request, config: { ...request.config, batch: 0 } }, 'config.batch'],
    ['train', { ...request, environment: 'atari' }, 'environment'],
    ['train', { ...request, corpus: [{ title: 'lamp' }] }, 'corpus[0].body'],
    ['score', { directory: '/m', context, candidates: [{ type: 'click' }] }, 'candidates[0]'],
    ['score', { directory: '/m', context: {}, candidates: [] }, 'context.instruction'],
  ])('refuses a bad %s with the path of the field', async (name, input, path) => {
    const error = await refusal(name, input);
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(path);
  });

  it('refuses a call that it does not know', async () => {
    expect(await refusal('explode', null)).toMatchObject({
      code: 'not-found',
      message: 'The model process knows no call "explode".',
    });
  });

  it('checks ten thousand pairs in well under a second', () => {
    const history = Array.from({ length: 8 }, () => toyPair(0, 'train').history).flat();
    const pairs = Array.from({ length: 10_000 }, (_, i) => ({ ...toyPair(i, 'train'), history }));
    const started = performance.now();
    const { success } = trainRequestSchema.safeParse({ ...request, pairs });
    const elapsed = performance.now() - started;
    expect(success).toBe(true);
    expect(elapsed).toBeLessThan(800);
  });
});

describe('a model process that fails', () => {
  it('ends waiting calls with a sentence when it dies, and refuses from then on', async () => {
    const { client, cut } = joined({
      train: () => new Promise(ignore),
      score: () => new Promise(ignore),
    });
    const waiting = [client.train(request, ignore), client.score('/m', context, [candidate])];
    cut();
    for (const call of waiting) {
      await expect(call).rejects.toThrow('The model process has ended unexpectedly.');
    }
    await expect(client.train(request, ignore)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['model', answeredBy({ ...model, steps: 'many' })],
    ['progress', answeredBy(model, { done: 'half' })],
  ])('is not believed when its %s has another shape', async (_what, client) => {
    const training = client.train(request, ignore);
    await expect(training).rejects.toMatchObject({ code: 'internal' });
    await expect(training).rejects.toThrow(
      'The model process gave an answer that was not understood: ',
    );
  });

  it('is not believed when its scores have another shape', async () => {
    await expect(answeredBy([{ q: 'high' }]).score('/m', context, [candidate])).rejects.toThrow(
      'The model process gave an answer that was not understood: ',
    );
  });
});
