import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { CallError } from '@main/rpc/rpc';
import { sizeOf } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import {
  decoderOf,
  tensorPlaces,
  type TensorPlace,
} from '@main/qmodel/architecture/families/registry';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { readJsonFile, readTextFile } from '@main/qmodel/checkpoint/json-file';
import { quote } from '@main/qmodel/checkpoint/safetensors-header';
import { openWeights, type TensorSource } from '@main/qmodel/pretrained/tensor-source';
import { transposed } from '@main/qmodel/pretrained/transposed';
import { countRarity, type Rarity } from '@main/qmodel/render/rarity';
import { rarityJson, rarityOf } from '@main/qmodel/artifact/rarity-json';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { fromTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';

/** A Hugging Face folder in memory. */
export interface PretrainedModel {
  readonly decoder: DecoderConfig;
  readonly parameters: Parameters;
  readonly tokenizer: TokenizerModel;
  /** Of the words that StepQ's own decoder was trained on; nothing for the others. */
  readonly rarity: Rarity;
  /** SHA-256 of what was read: config, tokenizer and numbers. */
  readonly fingerprint: string;
}

export const pretrainedFiles = {
  config: 'config.json',
  tokenizer: 'tokenizer.json',
  /** Only beside StepQ's own decoder. */
  rarity: 'rarity.json',
};

const LARGEST_CONFIG = 2 ** 20;
const LARGEST_RARITY = 64 * 2 ** 20;
const LARGEST_TOKENIZER = 64 * 2 ** 20;
const BYTES_PER_NUMBER = 4;

/**
 * Reads a checkpoint of one of the families of `architecture/families` from a Hugging Face folder:
 * config.json, tokenizer.json and safetensors in one file or in shards. Everything is checked before
 * the first number is read; the numbers are read tensor by tensor, so that no file is held besides.
 * @param memory bytes that the weights may take in single precision
 * @throws CallError `not-found` for no folder, `invalid-input` naming file and tensor
 */
export function readPretrained(directory: string, memory = totalmem() / 2): PretrainedModel {
  const { config, tokenizerJson, decoder, tokenizer, rarity } = readDescription(directory);
  const hash = createHash('sha256').update(config).update('\n').update(tokenizerJson);
  hash.update(rarityJson(rarity));
  const source = openWeights(directory);
  try {
    const places = tensorPlaces(decoder);
    checkAll(source, places, memory);
    const parameters: Parameters = new Map(
      places.map((place) => {
        const { data, bytes } = source.read(place);
        hash.update(bytes);
        const own = place.transposed ? transposed(data, place.shape[0] ?? 0) : data;
        return [place.name, { shape: place.shape, data: own }];
      }),
    );
    return { decoder, parameters, tokenizer, rarity, fingerprint: hash.digest('hex') };
  } finally {
    source.close();
  }
}

/**
 * Checks all that can be known of a checkpoint without reading its numbers.
 * @throws CallError what `readPretrained` would throw
 */
export function checkPretrained(directory: string, memory = totalmem() / 2): void {
  const { decoder } = readDescription(directory);
  const source = openWeights(directory);
  try {
    checkAll(source, tensorPlaces(decoder), memory);
  } finally {
    source.close();
  }
}

/** All of a folder but its weights. */
interface Description extends Pick<PretrainedModel, 'decoder' | 'tokenizer' | 'rarity'> {
  readonly config: string;
  readonly tokenizerJson: string;
}

function readDescription(directory: string): Description {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CallError('not-found', `There is no folder ${directory}.`);
  }
  const config = readTextFile(
    join(directory, pretrainedFiles.config),
    LARGEST_CONFIG,
    pretrainedFiles.config,
  );
  const decoder = decoderOf(
    readJsonFile(join(directory, pretrainedFiles.config), LARGEST_CONFIG, pretrainedFiles.config),
  );
  const tokenizerJson = readTextFile(
    join(directory, pretrainedFiles.tokenizer),
    LARGEST_TOKENIZER,
    pretrainedFiles.tokenizer,
  );
  const tokenizer = fromTokenizerJson(tokenizerJson);
  const rarity = decoder.matchFeatures > 0 ? readRarity(directory) : countRarity([]);
  return { config, tokenizerJson, decoder, tokenizer, rarity };
}

function readRarity(directory: string): Rarity {
  const name = pretrainedFiles.rarity;
  return rarityOf(readJsonFile(join(directory, name), LARGEST_RARITY, name));
}

/** Tensors that some checkpoints hold although they follow from the config or from others. */
const spare = /(^|\.)(rotary_emb\.inv_freq|masked_bias|lm_head\.weight)$/;

function checkAll(source: TensorSource, places: readonly TensorPlace[], memory: number): void {
  for (const place of places) source.check(place);
  const known = new Set(places.map(({ tensor }) => tensor));
  const stranger = source.names.find((name) => !known.has(name) && !spare.test(name));
  if (stranger !== undefined) {
    throw new CallError(
      'invalid-input',
      `The checkpoint cannot be used: it holds the tensor ${quote(stranger)}, for which its model has no place.`,
    );
  }
  const bytes = BYTES_PER_NUMBER * places.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (bytes > memory) {
    const gigabytes = (size: number): string => (size / 2 ** 30).toFixed(1);
    throw new CallError(
      'invalid-input',
      `The checkpoint takes ${gigabytes(bytes)} GB in single precision, more than the ` +
        `${gigabytes(memory)} GB that weights may take on this machine. Choose a smaller one.`,
    );
  }
}
