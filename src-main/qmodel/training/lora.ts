import type { ExperimentConfig } from '@shared/experiment/config';
import { keyedRandom } from '@shared/random/keyed';
import type { AdaptedMatrix } from '@main/qmodel/autodiff/primitives/linear';
import type { Shape, Tensor } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { fillNormal, parameterShapes, type Parameters } from '@main/qmodel/architecture/parameters';

/** Low-rank adapters (LoRA, arXiv 2106.09685) instead of whole weights; none with rank 0. */
export type LoraOptions = Pick<ExperimentConfig['model'], 'loraRank' | 'loraAlpha' | 'loraTargets'>;

const attention = ['query', 'key', 'value', 'output'];
const targets: Readonly<Record<LoraOptions['loraTargets'], ReadonlySet<string>>> = {
  attention: new Set(attention),
  all: new Set([...attention, 'gate', 'up', 'down']),
};

const downOf = (name: string): string => `${name}.lora.down`;
const upOf = (name: string): string => `${name}.lora.up`;

/** What the product of an adapter is multiplied by: α / r. */
function factorOf({ loraAlpha, loraRank }: LoraOptions): number {
  return loraAlpha / loraRank;
}

function adapted(
  config: DecoderConfig,
  { loraTargets }: LoraOptions,
): readonly (readonly [string, number, number])[] {
  return [...parameterShapes(config)].flatMap(([name, [inputs, outputs]]) =>
    targets[loraTargets].has(name.split('.').at(-1) ?? '') &&
    inputs !== undefined &&
    outputs !== undefined
      ? [[name, inputs, outputs] as const]
      : [],
  );
}

/** Shapes of what is trained: the adapters, or every weight of the decoder with rank 0. */
export function trainedShapes(
  config: DecoderConfig,
  lora: LoraOptions,
): ReadonlyMap<string, Shape> {
  const { loraRank } = lora;
  if (loraRank === 0) return parameterShapes(config);
  return new Map(
    adapted(config, lora).flatMap(([name, inputs, outputs]): [string, Shape][] => [
      [downOf(name), [inputs, loraRank]],
      [upOf(name), [loraRank, outputs]],
    ]),
  );
}

/**
 * Adapters that change nothing yet: the first matrix drawn from N(0, 1/inputs), the second 0
 * (arXiv 2106.09685, §4.1). The same seed gives the same bits.
 */
export function initialAdapters(
  config: DecoderConfig,
  lora: LoraOptions,
  seed: number,
): Parameters {
  return new Map(
    adapted(config, lora).flatMap(([name, inputs, outputs]) => {
      const down = new Float32Array(inputs * lora.loraRank);
      fillNormal(down, 1 / Math.sqrt(inputs), keyedRandom(seed, 'adapter', name));
      const up = new Float32Array(lora.loraRank * outputs);
      return [
        [downOf(name), { shape: [inputs, lora.loraRank], data: down }] as const,
        [upOf(name), { shape: [lora.loraRank, outputs], data: up }] as const,
      ];
    }),
  );
}

/** A lookup of weights whose targets come with their adapters; `trained` as `trainedShapes` names them. */
export function adaptedWeights(
  weights: ReadonlyMap<string, Tensor>,
  trained: ReadonlyMap<string, Tensor>,
  lora: LoraOptions,
): ReadonlyMap<string, Tensor> {
  return new Map(
    [...weights].map(([name, weight]): [string, Tensor | AdaptedMatrix] => {
      const [down, up] = [trained.get(downOf(name)), trained.get(upOf(name))];
      if (!down || !up) return [name, weight];
      return [name, { ...weight, adapter: { down, up, factor: factorOf(lora) } }];
    }),
  );
}

/** W + α/r · down·up for each adapted weight, the others as they are: what scoring reads. */
export function mergeAdapters(
  weights: Parameters,
  adapters: Parameters,
  lora: LoraOptions,
): Parameters {
  const factor = factorOf(lora);
  return new Map(
    [...weights].map(([name, weight]) => {
      const [down, up] = [adapters.get(downOf(name)), adapters.get(upOf(name))];
      if (!down || !up) return [name, weight];
      return [name, { shape: weight.shape, data: merged(weight.data, down.data, up.data, factor) }];
    }),
  );

  function merged(
    weight: Float32Array,
    down: Float32Array,
    up: Float32Array,
    by: number,
  ): Float32Array {
    const rank = lora.loraRank;
    const outputs = up.length / rank;
    return weight.map((value, at) => {
      const [row, column] = [Math.floor(at / outputs), at % outputs];
      let sum = 0;
      for (let k = 0; k < rank; k += 1) {
        sum += (down[row * rank + k] ?? 0) * (up[k * outputs + column] ?? 0);
      }
      return value + by * sum;
    });
  }
}
