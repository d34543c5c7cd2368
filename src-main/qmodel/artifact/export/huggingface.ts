import { configJsonOf, tensorPlaces } from '@main/qmodel/architecture/families/registry';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { huggingFaceCard } from '@main/qmodel/artifact/export/card';
import type { ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { rarityJson } from '@main/qmodel/artifact/rarity-json';
import { encodeSafetensors, type StoredTensor } from '@main/qmodel/checkpoint/safetensors';
import { pretrainedFiles } from '@main/qmodel/pretrained/checkpoint';
import { weightFiles } from '@main/qmodel/pretrained/tensor-source';
import { transposed } from '@main/qmodel/pretrained/transposed';
import { toTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';

/**
 * A model as a Hugging Face folder: file contents by name. A model of a known family is one that
 * Hugging Face's library loads; StepQ's own decoder has match features, which no class there knows,
 * so its config names StepQ's architecture. The reference, which scoring needs, stands beside.
 */
export function huggingFaceFiles(model: ModelArtifact): ReadonlyMap<string, Uint8Array | string> {
  const { manifest, weights, reference, tokenizer, rarity } = model;
  const encoded = (parameters: Parameters): Uint8Array =>
    encodeSafetensors(checkpointTensors(model, parameters), { format: 'pt' });
  return new Map<string, Uint8Array | string>([
    [pretrainedFiles.config, `${JSON.stringify(configJsonOf(manifest.decoder), null, 2)}\n`],
    [pretrainedFiles.tokenizer, toTokenizerJson(tokenizer)],
    ...(manifest.decoder.matchFeatures > 0
      ? ([[pretrainedFiles.rarity, rarityJson(rarity)]] as const)
      : []),
    [weightFiles.single, encoded(weights)],
    ['reference.safetensors', encoded(reference)],
    ['README.md', huggingFaceCard(manifest)],
  ]);
}

/** Parameters under the names and in the layout of the family's checkpoints. */
function checkpointTensors({ manifest }: ModelArtifact, parameters: Parameters): Parameters {
  return new Map(
    tensorPlaces(manifest.decoder).map((place): [string, StoredTensor] => {
      const held = parameters.get(place.name);
      if (!held) throw new Error(`The model has no parameter ${place.name}.`);
      if (!place.transposed) return [place.tensor, held];
      const shape = [...held.shape].reverse();
      return [place.tensor, { shape, data: transposed(held.data, shape[0] ?? 0) }];
    }),
  );
}
