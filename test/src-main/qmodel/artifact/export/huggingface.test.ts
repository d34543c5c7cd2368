import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportModel } from '@main/qmodel/artifact/export/export-model';
import { createQModelService } from '@main/qmodel/local-service';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import { checkpointFamilies, checkpointFolder } from '../../pretrained/checkpoints';
import { toyPair, toyRequest } from '../../samples';
import { trainedModel } from './trained';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-huggingface-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

// Training takes as long as the machine is busy.
describe('a model as a Hugging Face folder', { timeout: 120_000 }, () => {
  it.each(checkpointFamilies)(
    'is a %s again, with the weights that were trained',
    async (family) => {
      const base = checkpointFolder(family);
      const { folder, artifact } = await trainedModel(directory, { base });
      const to = join(directory, 'exported');
      await exportModel(folder, to, 'huggingface');
      const read = readPretrained(to);
      const original = readPretrained(base);
      expect(read.decoder).toEqual(original.decoder);
      expect(read.parameters).toEqual(artifact.weights);
      expect(read.parameters).not.toEqual(original.parameters);
      expect(read.tokenizer).toEqual(original.tokenizer);
      expect(readFileSync(join(to, 'README.md'), 'utf8')).toContain('AutoModelForCausalLM');
    },
  );

  it('names StepQ’s own decoder for what it is, and can be started from', async () => {
    const { folder, artifact } = await trainedModel(directory, {});
    const to = join(directory, 'exported');
    await exportModel(folder, to, 'huggingface');
    expect(JSON.parse(readFileSync(join(to, 'config.json'), 'utf8'))).toMatchObject({
      model_type: 'stepq',
      architectures: ['StepqDecoder'],
    });
    const read = readPretrained(to);
    expect(read.parameters).toEqual(artifact.weights);
    expect(read.rarity).toEqual(artifact.rarity);
  });

  it.each(['huggingface', 'onnx'] as const)(
    'or as %s: a training starts from what was exported',
    async (format) => {
      const { folder } = await trainedModel(directory, { epochs: 5 });
      const to = join(directory, 'exported');
      await exportModel(folder, to, format);
      const service = createQModelService();
      const model = await service.train(
        toyRequest(join(directory, 'second'), {
          base: format === 'onnx' ? join(to, 'model.onnx') : to,
          epochs: 0.25,
          averaging: 0,
        }),
        () => undefined,
      );
      const pair = toyPair(1, 'train');
      const [score] = await service.score(model.directory, pair, [pair.chosen]);
      expect(Number.isFinite(score!.q)).toBe(true);
      await service.dispose();
    },
  );
});
