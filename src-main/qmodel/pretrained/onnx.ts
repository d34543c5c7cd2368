import { createHash } from 'node:crypto';
import { readExportedOnnx } from '@main/qmodel/artifact/read-exported';
import { rarityJson } from '@main/qmodel/artifact/rarity-json';
import type { PretrainedModel } from '@main/qmodel/pretrained/checkpoint';
import { toTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';

/**
 * A model that StepQ exported as an ONNX file, as one to start from.
 * @throws CallError `not-found` for no file, `invalid-input` for one that cannot be used
 */
export function readPretrainedOnnx(file: string): PretrainedModel {
  const { manifest, weights, tokenizer, rarity } = readExportedOnnx(file);
  const hash = createHash('sha256')
    .update(JSON.stringify(manifest.decoder))
    .update(toTokenizerJson(tokenizer))
    .update(rarityJson(rarity));
  for (const { data } of weights.values()) {
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return {
    decoder: manifest.decoder,
    parameters: weights,
    tokenizer,
    rarity,
    fingerprint: hash.digest('hex'),
  };
}
