import { sizeOf, type Shape } from '@main/qmodel/autodiff/tensor';
import { biasOf } from '@main/qmodel/architecture/blocks/parts';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { keyedRandom, type RandomSource } from '@shared/random/keyed';

/** Values of named tensors; the arrays are the weights themselves, changed in place by training. */
export type Parameters = ReadonlyMap<
  string,
  { readonly shape: Shape; readonly data: Float32Array }
>;

/** Shapes of a decoder's parameters, in the order in which they are stored and drawn. */
export function parameterShapes(config: DecoderConfig): ReadonlyMap<string, Shape> {
  const { width, vocabulary, matchFeatures, biases } = config;
  const layer = layerShapes(config);
  const layers = Array.from({ length: config.layers }, (_, i): [string, Shape][] =>
    layer.map(([name, shape]) => [`layers.${i}.${name}`, shape]),
  );
  return new Map<string, Shape>([
    ['embedding.tokens', [vocabulary, width]],
    ...when(matchFeatures > 0, ['embedding.match', [matchFeatures, width]]),
    ...layers.flat(),
    ...normShapes(config, 'norm'),
    ...when(!config.tied, ['head', [vocabulary, width]]),
    ...when(biases.head, [biasOf('head'), [vocabulary]]),
  ]);
}

/** Linear maps are [inputs, outputs]. */
function layerShapes(config: DecoderConfig): [string, Shape][] {
  const { width, feedForward, heads, keyValueHeads, headSize, biases } = config;
  const map = (name: string, inputs: number, outputs: number, biased: boolean) => [
    ...when(true, [name, [inputs, outputs]]),
    ...when(biased, [biasOf(name), [outputs]]),
  ];
  const [all, shared] = [heads * headSize, keyValueHeads * headSize];
  return [
    ...normShapes(config, 'attentionNorm'),
    ...map('query', width, all, biases.queryKeyValue),
    ...map('key', width, shared, biases.queryKeyValue),
    ...map('value', width, shared, biases.queryKeyValue),
    ...map('output', all, width, biases.output),
    ...(config.block === 'sequential' ? normShapes(config, 'feedForwardNorm') : []),
    ...(config.activation === 'swiglu' ? map('gate', width, feedForward, biases.feedForward) : []),
    ...map('up', width, feedForward, biases.feedForward),
    ...map('down', feedForward, width, biases.feedForward),
  ];
}

function normShapes({ norm, width }: DecoderConfig, name: string): [string, Shape][] {
  return [...when(true, [name, [width]]), ...when(norm === 'layer', [biasOf(name), [width]])];
}

function when(there: boolean, entry: [string, Shape]): [string, Shape][] {
  return there ? [entry] : [];
}

/** Spread of the token embeddings. */
export const TOKEN_DEVIATION = 0.03;
/**
 * Spread of the match embeddings: wider, so that at first whether a word matches speaks louder than
 * which word it is, which little data cannot teach.
 */
const MATCH_DEVIATION = 0.2;

/**
 * Initial weights of StepQ's own decoder: norms 1, matrices N(0, 1/inputs), those that write into
 * the residual stream divided by √(2·layers) besides. The same seed gives the same bits.
 */
export function initialParameters(config: DecoderConfig, seed: number): Parameters {
  const residual = 1 / Math.sqrt(2 * config.layers);
  return new Map(
    [...parameterShapes(config)].map(([name, shape]) => {
      const data = new Float32Array(sizeOf(shape));
      if (shape.length === 1) data.fill(1);
      else fillNormal(data, deviation(name, shape, residual), keyedRandom(seed, 'weights', name));
      return [name, { shape, data }];
    }),
  );
}

function deviation(name: string, shape: Shape, residual: number): number {
  if (name === 'embedding.tokens') return TOKEN_DEVIATION;
  if (name === 'embedding.match') return MATCH_DEVIATION;
  const base = 1 / Math.sqrt(shape[0] ?? 1);
  return name.endsWith('output') || name.endsWith('down') ? base * residual : base;
}

/** Draws from N(0, deviation²) by Box and Muller. */
export function fillNormal(data: Float32Array, deviation: number, random: RandomSource): void {
  for (let i = 0; i < data.length; i += 1) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    data[i] = deviation * radius * Math.cos(2 * Math.PI * random.next());
  }
}

/** A copy that training does not change. */
export function copyParameters(parameters: Parameters): Parameters {
  return new Map(
    [...parameters].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]),
  );
}

/** Number of weights. */
export function countParameters(parameters: Parameters): number {
  return [...parameters.values()].reduce((sum, { data }) => sum + data.length, 0);
}
