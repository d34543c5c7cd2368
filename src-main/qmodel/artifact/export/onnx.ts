import { CallError } from '@main/rpc/rpc';
import { countParameters } from '@main/qmodel/architecture/parameters';
import { storedDecoder } from '@main/qmodel/artifact/decoder-schema';
import { onnxCard } from '@main/qmodel/artifact/export/card';
import { exampleOf } from '@main/qmodel/artifact/export/example';
import { sequenceModel } from '@main/qmodel/artifact/export/sequence-graph';
import { onnxMetadata } from '@main/qmodel/artifact/export/names';
import type { ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { rarityJson } from '@main/qmodel/artifact/rarity-json';
import { toTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';

/** What the ONNX format, a protobuf message, can hold in one file. */
const LARGEST_FILE = 2 ** 31 - 2 ** 24;
const BYTES_PER_NUMBER = 4;

/** T of an exported model: a full prompt and a branch twice as long as is usual. */
export function sequenceLength({ manifest }: Pick<ModelArtifact, 'manifest'>): number {
  const { prompt, branch } = manifest.limits;
  return Math.min(manifest.decoder.positions, prompt + 2 * branch);
}

/**
 * A model as one ONNX file that scores, with its card, its tokenizer and an example to check against:
 * file contents by name.
 * @throws CallError `invalid-input` for a model too large for one file
 */
export function onnxFiles(model: ModelArtifact): ReadonlyMap<string, Uint8Array | string> {
  const { manifest, tokenizer, rarity, weights } = model;
  if (2 * BYTES_PER_NUMBER * countParameters(weights) > LARGEST_FILE) {
    throw new CallError(
      'invalid-input',
      'The model is too large for one ONNX file, which holds 2 GB at most. Export it in the format huggingface.',
    );
  }
  const length = sequenceLength(model);
  const tokenizerJson = toTokenizerJson(tokenizer);
  const stored = JSON.stringify({ ...manifest, decoder: storedDecoder(manifest.decoder) });
  const metadata = new Map([
    [onnxMetadata.manifest, stored],
    [onnxMetadata.tokenizer, tokenizerJson],
    [onnxMetadata.rarity, rarityJson(rarity)],
  ]);
  return new Map<string, Uint8Array | string>([
    ['model.onnx', sequenceModel(model, length, metadata)],
    ['tokenizer.json', tokenizerJson],
    ['example.json', `${JSON.stringify(exampleOf(model, length))}\n`],
    ['README.md', onnxCard(manifest, length)],
  ]);
}
