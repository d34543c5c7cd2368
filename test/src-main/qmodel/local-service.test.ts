import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQModelService } from '@main/qmodel/local-service';
import type { Probe } from '@main/qmodel/runtime/probe';
import type { TrainProgress } from '@main/qmodel/service';
import { copyCheckpoint } from './pretrained/checkpoints';
import { toyPair, toyRequest, toyTrajectory } from './samples';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-qmodel-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const nothing = (): void => undefined;

// Training takes as long as the machine is busy.
describe('the Q-value model', { timeout: 120_000 }, () => {
  it('learns a toy preference to a held-out accuracy over 0.95 in 40 steps', async () => {
    const progress: TrainProgress[] = [];
    const service = createQModelService();
    const model = await service.train(toyRequest(directory), (now) => progress.push(now));
    expect(model.steps).toBe(40);
    expect(model.heldoutAccuracy).toBeGreaterThan(0.95);
    expect(progress[0]).toMatchObject({ unit: 'reference pairs', metrics: [] });
    expect(progress.flatMap(({ metrics }) => metrics).map(({ step }) => step)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    await service.dispose();
  });

  it('scores candidates as text, with contributions that sum to Q', async () => {
    const service = createQModelService();
    const { directory: folder } = await service.train(toyRequest(directory), nothing);
    const pair = toyPair(99, 'heldout');
    const scores = await service.score(folder, pair, [pair.chosen, pair.rejected, pair.chosen]);
    expect(scores[0]!.q).toBeGreaterThan(scores[1]!.q);
    expect(scores[2]!.q).toBeCloseTo(scores[0]!.q, 4);
    for (const { q, tokens } of scores) {
      expect(tokens.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(q, 5);
    }
    const [alone] = await service.score(folder, pair, [pair.chosen]);
    expect(alone!.q).toBeCloseTo(scores[0]!.q, 4);
    await service.dispose();
  });

  it('scores with the new weights also when the old ones were looked at while it trained anew', async () => {
    const service = createQModelService();
    const { directory: folder } = await service.train(toyRequest(directory), nothing);
    const pair = toyPair(99, 'heldout');
    const q = async (by = service) => (await by.score(folder, pair, [pair.chosen]))[0]!.q;
    const looks: Promise<number>[] = [];
    await service.train(toyRequest(directory, { epochs: 1 }), () => void looks.push(q()));
    const [before] = await Promise.all(looks);
    const fresh = await q(createQModelService());
    expect(fresh).not.toBe(before);
    expect(await q()).toBe(fresh);
    await service.dispose();
  });

  it('gives the same weights for the same seed and number of threads', async () => {
    const hash = async (name: string, threads: number): Promise<string> => {
      const request = toyRequest(join(directory, name), { threads, epochs: 2 });
      return (await createQModelService().train(request, nothing)).weightsHash;
    };
    expect(await hash('one again', 1)).toBe(await hash('one', 1));
    expect(await hash('two again', 2)).toBe(await hash('two', 2));
  });

  it('goes on from its checkpoint to the very same weights after it was stopped', async () => {
    const undisturbed = await createQModelService().train(
      toyRequest(join(directory, 'whole'), { epochs: 3, contrastSteps: 6 }),
      nothing,
    );
    const request = toyRequest(join(directory, 'stopped'), {
      epochs: 3,
      contrastSteps: 6,
      checkpointEvery: 4,
    });
    for (const stopAt of [5, 15, 25]) {
      const control = new AbortController();
      const stopped = createQModelService().train(
        request,
        ({ unit, done }) => {
          if (unit === 'updates' && done >= stopAt) control.abort(new Error('stopped'));
        },
        control.signal,
      );
      await expect(stopped).rejects.toThrow('stopped');
    }
    const continued = await createQModelService().train(request, nothing);
    expect(continued.weightsHash).toBe(undisturbed.weightsHash);
  });

  it('loses nothing to a stop: it goes on from the very update, the reference pass behind it', async () => {
    const request = toyRequest(directory, { epochs: 3, checkpointEvery: 1000 });
    const control = new AbortController();
    let stoppedAt = 0;
    const stopped = createQModelService().train(
      request,
      ({ unit, done }) => {
        if (unit !== 'updates') return;
        stoppedAt = done;
        control.abort(new Error('stopped'));
      },
      control.signal,
    );
    await expect(stopped).rejects.toThrow('stopped');
    const progress: TrainProgress[] = [];
    await createQModelService().train(request, (now) => progress.push(now));
    expect(new Set(progress.map(({ unit }) => unit))).toEqual(new Set(['updates']));
    expect(progress[0]?.metrics[0]?.step).toBe(stoppedAt + 1);
  });

  it('holds contrast examples longer than any pair when every token of an action counts', async () => {
    const request = toyRequest(directory, { epochs: 1, contrastSteps: 2, scoredTokens: 'action' });
    expect((await createQModelService().train(request, nothing)).steps).toBe(10);
  });

  it('stops early when patience is out, with the best weights, also over a stop in between', async () => {
    const early = { epochs: 20, checkpointEvery: 5, patience: 2, averaging: 0 };
    const steps: number[] = [];
    const undisturbed = await createQModelService().train(
      toyRequest(join(directory, 'whole'), early),
      ({ metrics }) => steps.push(...metrics.map(({ step }) => step)),
    );
    expect(undisturbed.steps).toBeLessThan(160);
    expect(steps.at(-1)).toBe(undisturbed.steps);
    const control = new AbortController();
    const request = toyRequest(join(directory, 'stopped'), early);
    const stopped = createQModelService().train(
      request,
      ({ done, unit }) => {
        if (unit === 'updates' && done >= 10) control.abort(new Error('stopped'));
      },
      control.signal,
    );
    await expect(stopped).rejects.toThrow('stopped');
    const continued = await createQModelService().train(request, nothing);
    expect(continued.weightsHash).toBe(undisturbed.weightsHash);
    expect(continued.steps).toBe(undisturbed.steps);
  });

  it('learns with low-rank adapters alone, and goes on with them after a stop', async () => {
    const lora = { loraRank: 8, loraTargets: 'all', learningRate: 2e-2 } as const;
    const undisturbed = await createQModelService().train(
      toyRequest(join(directory, 'whole'), lora),
      nothing,
    );
    expect(undisturbed.heldoutAccuracy).toBeGreaterThan(0.9);
    const request = toyRequest(join(directory, 'stopped'), lora);
    const control = new AbortController();
    const stopped = createQModelService().train(
      request,
      ({ done, unit }) => {
        if (unit === 'updates' && done >= 10) control.abort(new Error('stopped'));
      },
      control.signal,
    );
    await expect(stopped).rejects.toThrow('stopped');
    const checkpoint = readFileSync(
      join(directory, 'stopped', 'checkpoint', 'parameters.safetensors'),
    );
    const model = readFileSync(join(undisturbed.directory, 'weights.safetensors'));
    expect(checkpoint.length).toBeLessThan(model.length / 3);
    const continued = await createQModelService().train(request, nothing);
    expect(continued.weightsHash).toBe(undisturbed.weightsHash);
  });

  it('learns from whole episodes, here with adapters', async () => {
    const request = {
      ...toyRequest(directory, {
        objective: 'trajectory-dpo',
        loraRank: 8,
        loraTargets: 'all',
        learningRate: 2e-2,
      }),
      trajectories: Array.from({ length: 64 }, (_, i) => toyTrajectory(i, 'train')),
    };
    const model = await createQModelService().train(request, nothing);
    expect(model.steps).toBe(40);
    expect(model.heldoutAccuracy).toBeGreaterThan(0.8);
  });

  it('refuses to train on episodes where there is no pair of them', async () => {
    const request = toyRequest(directory, { objective: 'trajectory-dpo' });
    await expect(createQModelService().train(request, nothing)).rejects.toThrow(
      'There is no pair of whole episodes to train on',
    );
  });

  it('trains on the CPU where the wished device is refused, and says why', async () => {
    const request = toyRequest(directory, { epochs: 1, device: 'webgpu' });
    const notices: string[] = [];
    const probe = () => Promise.resolve({ failure: 'it has no adapter' });
    const model = await createQModelService(probe).train(request, ({ notice }) => {
      if (notice !== undefined) notices.push(notice);
    });
    expect(model.provider).toBe('cpu');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^The model is trained on the CPU instead of WebGPU: .+\.$/);
  });

  it.skipIf(process.platform !== 'linux')(
    'is told when its device is gone; the checkpoint is kept, and the CPU goes on from it',
    async () => {
      const request = toyRequest(directory, { epochs: 2, device: 'webgpu', checkpointEvery: 3 });
      const absent = () => Promise.resolve({ failure: 'it has no adapter' });
      const control = new AbortController();
      const stopped = createQModelService(absent).train(
        request,
        ({ done, unit }) => {
          if (unit === 'updates' && done >= 5) control.abort(new Error('stopped'));
        },
        control.signal,
      );
      await expect(stopped).rejects.toThrow('stopped');
      const checkpoint = join(directory, 'checkpoint', 'checkpoint.json');
      const kept = readFileSync(checkpoint, 'utf8');
      // Its self-test was passed, but there is no driver any more when it is to train.
      vi.stubEnv('VK_ICD_FILENAMES', '/nonexistent.json');
      vi.stubEnv('VK_DRIVER_FILES', '/nonexistent.json');
      const passing: Probe = (provider) =>
        Promise.resolve({ losses: [0.7, 0.6], gflops: provider === 'cpu' ? 1 : 1000 });
      await expect(createQModelService(passing).train(request, nothing)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/^WebGPU failed .+ checkpoint is kept\. .+CPU/) as string,
      });
      vi.unstubAllEnvs();
      expect(readFileSync(checkpoint, 'utf8')).toBe(kept);
      const steps: number[] = [];
      const model = await createQModelService(absent).train(request, ({ metrics }) => {
        steps.push(...metrics.map(({ step }) => step));
      });
      expect(model.provider).toBe('cpu');
      expect(steps[0]).toBe((JSON.parse(kept) as { step: number }).step + 1);
      expect(steps.at(-1)).toBe(16);
    },
  );

  it('draws another contrast example where one is longer than there is room for', async () => {
    const request = toyRequest(directory, { epochs: 0.2, contrastSteps: 6 });
    const long = { title: 'an endless name '.repeat(60), body: 'an endless name' };
    const corpus = [...request.corpus, long, { ...long, title: `another ${long.title}` }];
    const model = await createQModelService().train({ ...request, corpus }, nothing);
    expect(model.steps).toBeGreaterThan(6);
  });

  it('trains only once for the same request', async () => {
    const request = toyRequest(directory, { epochs: 1 });
    const first = await createQModelService().train(request, nothing);
    let steps = 0;
    const second = await createQModelService().train(request, () => (steps += 1));
    expect(second).toEqual(first);
    expect(steps).toBe(0);
  });

  it('stops at the first number that is none, and stores nothing of it', async () => {
    const base = copyCheckpoint('llama', directory);
    const file = join(base, 'model.safetensors');
    const weights = readFileSync(file);
    // The largest number of single precision, for the whole of the last tensor.
    for (let at = weights.length - 4096; at < weights.length; at += 4) {
      weights.writeUInt32LE(0x7f7fffff, at);
    }
    writeFileSync(file, weights);
    const request = toyRequest(join(directory, 'run'), { base, epochs: 1, checkpointEvery: 1 });
    await expect(createQModelService().train(request, nothing)).rejects.toThrow(
      /not a number at step 1\. The last checkpoint is kept/,
    );
    expect(existsSync(join(directory, 'run', 'checkpoint'))).toBe(false);
  });

  it('trains on pairs of a single class of length, or on a single pair', async () => {
    const pairs = Array.from({ length: 20 }, () => toyPair(1, 'train'));
    for (const some of [pairs, pairs.slice(0, 1)]) {
      const folder = join(directory, String(some.length));
      const request = { ...toyRequest(folder, { epochs: 1 }), pairs: some };
      const model = await createQModelService().train(request, nothing);
      expect(model.heldoutAccuracy).toBeNull();
      expect(model.steps).toBeGreaterThan(0);
    }
  });

  it('refuses to train without a pair', async () => {
    const request = { ...toyRequest(directory), pairs: [toyPair(1, 'heldout')] };
    await expect(createQModelService().train(request, nothing)).rejects.toThrow(
      'There is no preference pair to train on.',
    );
  });

  it('refuses an action that is longer than the model can read, by task and step', async () => {
    const request = toyRequest(directory);
    const long = { ...toyPair(3, 'train') };
    const chosen = { ...long.chosen, argument: 'violet '.repeat(4000) };
    const pairs = [...request.pairs, { ...long, taskId: 'the-long-one', chosen }];
    await expect(createQModelService().train({ ...request, pairs }, nothing)).rejects.toThrow(
      /task the-long-one \(step 2\) is \d+ tokens long.*Reject that pair/,
    );
  });

  it('refuses a damaged model by the name of the file', async () => {
    const service = createQModelService();
    const { directory: folder } = await service.train(
      toyRequest(directory, { epochs: 1 }),
      nothing,
    );
    const weights = join(folder, 'weights.safetensors');
    writeFileSync(weights, readFileSync(weights).subarray(0, 1000));
    const pair = toyPair(1, 'heldout');
    await expect(createQModelService().score(folder, pair, [pair.chosen])).rejects.toThrow(
      /weights\.safetensors/,
    );
  });
});
