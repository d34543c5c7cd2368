import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownDecoder, type DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { PackedArrays } from '@main/qmodel/architecture/pack';
import { packedLength, type PackedShape } from '@main/qmodel/architecture/packed';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { initialAdapters } from '@main/qmodel/training/lora';
import { keyedRandom } from '@shared/random/keyed';

/** One training step that is measured on both sides. */
export interface Workload {
  readonly model: DecoderConfig;
  readonly shape: PackedShape;
  readonly options: {
    readonly objective: 'dpo';
    readonly labelSmoothing: number;
    readonly loraRank: number;
    readonly loraAlpha: number;
    readonly loraTargets: 'attention';
    readonly beta: number;
    readonly learningRate: number;
    readonly weightDecay: number;
    readonly gradientClip: number;
  };
}

/** `lora`: rank-8 adapters of the attention of a decoder of the shape of SmolLM2-135M. */
export const workloadNames = ['small', 'base', 'lora'] as const;
export type WorkloadName = (typeof workloadNames)[number];

const MATCH_FEATURES = 37;

const models: Readonly<Record<WorkloadName, DecoderConfig>> = {
  small: ownDecoder({
    vocabulary: 4096,
    width: 256,
    layers: 4,
    heads: 4,
    keyValueHeads: 4,
    feedForward: 684,
    matchFeatures: MATCH_FEATURES,
  }),
  base: ownDecoder({
    vocabulary: 4096,
    width: 512,
    layers: 8,
    heads: 8,
    keyValueHeads: 8,
    feedForward: 1368,
    matchFeatures: MATCH_FEATURES,
  }),
  lora: ownDecoder({
    vocabulary: 49_152,
    width: 576,
    layers: 30,
    heads: 9,
    keyValueHeads: 3,
    feedForward: 1536,
    matchFeatures: MATCH_FEATURES,
  }),
};

/** 4 pairs (2 with LoRA) of 512 tokens: a prompt of 432 and two branches of 40, all tokens scored. */
export function workload(name: WorkloadName): Workload {
  return {
    model: models[name],
    shape: { batch: name === 'lora' ? 2 : 4, prompt: 432, branches: 2, branch: 40, scored: 40 },
    options: {
      objective: 'dpo',
      labelSmoothing: 0,
      loraRank: name === 'lora' ? 8 : 0,
      loraAlpha: 16,
      loraTargets: 'attention',
      beta: 0.1,
      learningRate: 1e-4,
      weightDecay: 0.01,
      gradientClip: 1,
    },
  };
}

/** Weights at the first step: those that are trained and, beside adapters, those that are not. */
export interface InitialWeights {
  readonly trained: Parameters;
  readonly frozen: Parameters;
}

export function initialWeights({ model, options }: Workload): InitialWeights {
  const weights = initialParameters(model, 1);
  return options.loraRank > 0
    ? { trained: initialAdapters(model, options, 1), frozen: weights }
    : { trained: weights, frozen: new Map() };
}

/** A full batch of random tokens: nothing of it is padding. */
export function randomBatch({ model, shape }: Workload): PackedArrays {
  const random = keyedRandom('bench', 'training');
  const { batch, prompt, branches, branch, scored } = shape;
  const length = packedLength(shape);
  const size = batch * length;
  const token = (): bigint => BigInt(random.below(model.vocabulary));
  const branchOf = (i: number): number => Math.floor(((i % length) - prompt) / branch);
  const positionOf = (i: number): number => {
    const at = i % length;
    return at < prompt ? at : prompt + ((at - prompt) % branch);
  };
  const rows = Array.from({ length: batch * branches * scored }, (_, i) => {
    const [row, rest] = [Math.floor(i / (branches * scored)), i % (branches * scored)];
    return BigInt(row * length + prompt + Math.floor(rest / scored) * branch + (rest % scored));
  });
  return {
    ids: BigInt64Array.from({ length: size }, token),
    features: Float32Array.from({ length: size * model.matchFeatures }, () =>
      random.below(10) === 0 ? random.next() : 0,
    ),
    positions: BigInt64Array.from({ length: size }, (_, i) => BigInt(positionOf(i))),
    segments: Int32Array.from({ length: size }, (_, i) =>
      i % length < prompt ? 0 : branchOf(i) + 1,
    ),
    rows: BigInt64Array.from(rows),
    targets: BigInt64Array.from({ length: rows.length }, token),
    mask: new Float32Array(rows.length).fill(1),
  };
}

/**
 * Multiplications and additions of one step: the forward pass three times over, for the gradients of
 * values and weights; twice where the weights are frozen.
 */
export function stepFlops({ model, shape, options }: Workload): number {
  const { width, heads, keyValueHeads, feedForward, layers, vocabulary, matchFeatures } = model;
  const length = packedLength(shape);
  const tokens = shape.batch * length;
  const keys = (width / heads) * keyValueHeads;
  const perToken = width * (2 * width + 2 * keys + 3 * feedForward) + 2 * length * width;
  const head = shape.batch * shape.branches * shape.scored * width * vocabulary;
  const passes = options.loraRank > 0 ? 2 : 3;
  return passes * 2 * (layers * tokens * perToken + tokens * matchFeatures * width + head);
}

/** Writes a workload where the other side finds it. */
export function writeWorkload(
  folder: string,
  work: Workload,
  { trained, frozen }: InitialWeights,
  batch: PackedArrays,
  reference: Float32Array,
): void {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, { buffer, byteOffset, byteLength }: ArrayBufferView): void => {
    writeFileSync(join(folder, `${name}.bin`), new Uint8Array(buffer, byteOffset, byteLength));
  };
  const weights = new Map([...frozen, ...trained]);
  [...weights.values()].forEach(({ data }, i) => {
    put(`weight-${i}`, data);
  });
  for (const [name, values] of Object.entries({ ...batch, reference })) {
    put(name, values);
  }
  const described = [...weights].map(([name, { shape }]) => ({ name, shape }));
  const { model, shape, options } = work;
  writeFileSync(
    join(folder, 'workload.json'),
    JSON.stringify({ model, shape, ...options, weights: described }),
  );
}
