import { describe, expect, it } from 'vitest';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import { checkpointFamilies, checkpointFolder, goldenLogits } from './checkpoints';
import { logitsOf } from './forward';

describe('a Hugging Face checkpoint gives the logits that PyTorch gives', () => {
  it.each(checkpointFamilies)('%s', async (family) => {
    const { decoder, parameters } = readPretrained(checkpointFolder(family));
    const golden = goldenLogits(family);
    const values = await logitsOf(decoder, parameters, golden.ids);
    let worst = 0;
    golden.logits.flat().forEach((row, at) => {
      row.forEach((value, i) => {
        const ours = values[at * decoder.vocabulary + i * golden.every]!;
        worst = Math.max(worst, Math.abs(ours - value));
      });
    });
    expect(worst).toBeLessThan(1e-4);
  });
});
