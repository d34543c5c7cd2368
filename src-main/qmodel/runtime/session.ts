import * as ort from 'onnxruntime-node';
import type { ProviderId } from '@main/qmodel/runtime/providers';
import { stateNames } from '@main/qmodel/training/dpo-graph';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { PackedArrays } from '@main/qmodel/architecture/pack';
import { packedLength, type PackedShape } from '@main/qmodel/architecture/packed';

/** Values fed to or fetched from a session, by name. */
export type Values = Record<string, ort.Tensor>;

/**
 * Opens a graph that was built for this provider. onnxruntime's own optimisations buy nothing for
 * these graphs and cost start-up time; its memory patterns would hold the activations twice. Its
 * threads wait for the next run asleep: awake they would take the cores from other sessions.
 * @param onDevice outputs that stay in the memory of a WebGPU device
 */
export function openSession(
  model: Uint8Array,
  threads: number,
  provider: ProviderId = 'cpu',
  onDevice: readonly string[] = [],
): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(model, {
    executionProviders: [provider],
    graphOptimizationLevel: 'disabled',
    enableMemPattern: false,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { session: { force_spinning_stop: '1' } },
    ...(onDevice.length > 0
      ? {
          preferredOutputLocation: Object.fromEntries(
            onDevice.map((name) => [name, 'gpu-buffer' as const]),
          ),
        }
      : {}),
  });
}

/** Weights as feeds: every session reads the same arrays. */
export function parameterFeeds(parameters: Parameters): Values {
  return Object.fromEntries(
    [...parameters].map(([name, { shape, data }]) => [name, float(data, shape)]),
  );
}

export function float(data: Float32Array, shape: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', data, [...shape]);
}

export function floatScalar(value: number): ort.Tensor {
  return float(Float32Array.of(value), []);
}

/** A packed batch as feeds. */
export function packedFeeds(shape: PackedShape, arrays: PackedArrays): Values {
  const row = [shape.batch, packedLength(shape)];
  return {
    ids: new ort.Tensor('int64', arrays.ids, row),
    // Fed only to decoders that have them: a graph refuses what it does not know.
    ...(arrays.features.length > 0
      ? { features: float(arrays.features, [...row, arrays.features.length / arrays.ids.length]) }
      : {}),
    positions: new ort.Tensor('int64', arrays.positions, row),
    segments: new ort.Tensor('int32', arrays.segments, row),
    rows: new ort.Tensor('int64', arrays.rows, [arrays.rows.length]),
    targets: new ort.Tensor('int64', arrays.targets, [arrays.targets.length, 1]),
  };
}

/** The values of a fetched float tensor. @throws Error when the graph has no such output */
export function floats(values: ort.InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const value = values[name];
  if (!(value instanceof ort.Tensor) || !(value.data instanceof Float32Array)) {
    throw new Error(`The graph gave no ${name}.`);
  }
  return value.data;
}

/** Moments of AdamW for each parameter, all 0 before the first step. */
export interface OptimizerState {
  readonly first: Parameters;
  readonly second: Parameters;
}

export function emptyOptimizer(parameters: Parameters): OptimizerState {
  return { first: zerosLike(parameters), second: zerosLike(parameters) };
}

/** Zeros under the names and with the shapes of `parameters`. */
export function zerosLike(parameters: Parameters): Parameters {
  return new Map(
    [...parameters].map(([name, { shape, data }]) => [
      name,
      { shape, data: new Float32Array(data.length) },
    ]),
  );
}

/** Feeds and, over the same arrays, fetches of what a training step changes: it is updated in place. */
export function stateInPlace(
  parameters: Parameters,
  optimizer: OptimizerState,
): { readonly feeds: Values; readonly fetches: Values } {
  const feeds: Values = parameterFeeds(parameters);
  for (const [name, { shape, data }] of optimizer.first) {
    feeds[stateNames.firstMoment(name)] = float(data, shape);
  }
  for (const [name, { shape, data }] of optimizer.second) {
    feeds[stateNames.secondMoment(name)] = float(data, shape);
  }
  const fetches = Object.fromEntries(
    Object.entries(feeds).map(([name, tensor]) => [stateNames.updated(name), tensor]),
  );
  return { feeds, fetches };
}

/** Feeds and, over the same arrays, fetches of gradients that parts of a batch are added to. */
export function gradientsInPlace(gradients: Parameters): {
  readonly feeds: Values;
  readonly fetches: Values;
} {
  const entries = [...gradients].map(
    ([name, { shape, data }]) => [stateNames.gradient(name), float(data, shape)] as const,
  );
  return {
    feeds: Object.fromEntries(entries),
    fetches: Object.fromEntries(
      entries.map(([name, tensor]) => [stateNames.updated(name), tensor]),
    ),
  };
}
