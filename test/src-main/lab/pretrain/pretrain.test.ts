import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedPlan, type PretrainPlan } from '@main/lab/pretrain/plan';
import { pretrain } from '@main/lab/pretrain/pretrain';
import { createQModelService } from '@main/qmodel/local-service';
import { readModelFolder } from '@main/qmodel/artifact/model-folder';

const shop = { productsPerType: 1, titled: 0.5, described: 0.5, boasts: 2, tasks: 3 };
const tiny: PretrainPlan = {
  ...shippedPlan,
  shops: [
    { ...shop, seed: 1 },
    { ...shop, seed: 2 },
  ],
  articles: 5,
  config: {
    ...shippedPlan.config,
    search: { ...shippedPlan.config.search, iterations: 10 },
    pairs: { ...shippedPlan.config.pairs, heldoutShare: 0 },
    model: { ...shippedPlan.config.model, epochs: 1, batch: 4 },
  },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-pretrain-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (name: string, signal = new AbortController().signal) =>
  pretrain(tiny, {
    resources: 'resources',
    work: join(folder, `work-${name}`),
    to: join(folder, name),
    models: createQModelService(),
    signal,
    onProgress: () => undefined,
  });

// Training takes as long as the machine is busy.
describe('pretraining', { timeout: 120_000 }, () => {
  it('makes the same model twice, from pairs of every shop', async () => {
    const first = await run('first');
    const second = await run('second');
    expect(second.weightsHash).toBe(first.weightsHash);
    expect(first.steps).toBeGreaterThan(1);
    const { weights, reference } = readModelFolder(join(folder, 'first'));
    const [name] = weights.keys();
    expect(weights.get(name!)!.data).not.toEqual(reference.get(name!)!.data);
  });

  it('overwrites nothing, and stops when it is told to', async () => {
    await expect(
      pretrain(tiny, {
        resources: 'resources',
        work: join(folder, 'work'),
        to: folder,
        models: createQModelService(),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(run('stopped', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
