import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQModelService } from '@main/qmodel/local-service';
import { toyPair, toyRequest } from '../samples';
import { checkpointFolder, copyCheckpoint } from './checkpoints';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-pretrained-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const nothing = (): void => undefined;

// Training takes as long as the machine is busy.
describe('training from a checkpoint', { timeout: 120_000 }, () => {
  it('teaches a random Llama the toy pairs', async () => {
    const service = createQModelService();
    const request = toyRequest(directory, {
      base: checkpointFolder('llama'),
      epochs: 20,
      averaging: 0,
      learningRate: 1e-2,
    });
    const model = await service.train(request, nothing);
    expect(model.parameters).toBe(14_928);
    expect(model.heldoutAccuracy).toBeGreaterThan(0.8);
    const pair = toyPair(1, 'train');
    const scores = await service.score(model.directory, pair, [pair.chosen, pair.rejected]);
    expect(scores[0]!.q).toBeGreaterThan(scores[1]!.q);
    for (const { q, tokens } of scores) {
      expect(tokens.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(q, 5);
    }
    await service.dispose();
  });

  it.each(['qwen2', 'phi'] as const)('trains a %s and scores with it', async (family) => {
    const service = createQModelService();
    const request = toyRequest(directory, {
      base: checkpointFolder(family),
      epochs: 0.25,
      scoredTokens: 'action',
    });
    const model = await service.train(request, nothing);
    const pair = toyPair(1, 'train');
    const scores = await service.score(model.directory, pair, [pair.chosen, pair.rejected]);
    expect(scores.every(({ q }) => Number.isFinite(q) && q !== 0)).toBe(true);
    await service.dispose();
  });

  it('knows a training run again by what the folder holds, not by where it lies', async () => {
    const from = (folder: string) => toyRequest(directory, { base: folder, epochs: 0.25 });
    const first = await createQModelService().train(from(checkpointFolder('llama')), nothing);
    let steps = 0;
    const copy = copyCheckpoint('llama', directory);
    const second = await createQModelService().train(from(copy), () => (steps += 1));
    expect(second).toEqual(first);
    expect(steps).toBe(0);
  });
});
