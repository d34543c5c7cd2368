import * as ort from 'onnxruntime-node';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { packedLength, type PackedShape } from '@main/qmodel/architecture/packed';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { RenderedDecision } from '@main/qmodel/render/render';
import { packedFeeds } from '@main/qmodel/runtime/session';
import { gradientModel } from '@main/qmodel/training/dpo-graph';
import type { LoraOptions } from '@main/qmodel/training/lora';
import type { PreferenceObjective } from '@main/qmodel/training/losses/preference';
import { keyedRandom } from '@shared/random/keyed';

/** A whole DPO model over two decisions of two branches each. */
interface CheckedModel {
  readonly config: DecoderConfig;
  readonly parameters: Parameters;
  /** Trained instead of the parameters where there are any. */
  readonly adapters: Parameters;
  readonly shape: PackedShape;
  readonly decisions: readonly RenderedDecision[];
  readonly minimised: PreferenceObjective & LoraOptions;
}

const STEP = 1e-5;

/**
 * The worst relative error of the loss's gradient, in float64, against central differences: for each
 * parameter at its largest entry and at five drawn ones.
 */
export async function worstModelGradientError({
  config,
  parameters,
  shape,
  decisions,
  minimised,
  adapters,
}: CheckedModel): Promise<number> {
  const target = { ...cpuTarget, float: 'float64' as const };
  const session = await ort.InferenceSession.create(
    gradientModel(target, config, shape, minimised),
    {
      graphOptimizationLevel: 'disabled',
      intraOpNumThreads: 1,
    },
  );
  const arrays = packDecisions(shape, decisions, config.matchFeatures);
  const wide = new Map(
    [...parameters, ...adapters].map(([name, { shape: size, data }]) => [
      name,
      { size, data: Float64Array.from(data) },
    ]),
  );
  const feeds: Record<string, ort.Tensor> = {
    ...packedFeeds(shape, arrays),
    ...(config.matchFeatures > 0
      ? {
          features: new ort.Tensor('float64', Float64Array.from(arrays.features), [
            shape.batch,
            packedLength(shape),
            config.matchFeatures,
          ]),
        }
      : {}),
    mask: new ort.Tensor('float64', Float64Array.from(arrays.mask), [2, 2, shape.scored]),
    reference: new ort.Tensor('float64', Float64Array.of(-3, -4, -5, -4.5), [2, 2]),
  };
  for (const [name, { size, data }] of wide) {
    feeds[name] = new ort.Tensor('float64', data, [...size]);
  }
  const loss = async (): Promise<number> =>
    Number((await session.run(feeds, ['loss']))['loss']?.data[0]);
  const analytic = await session.run(feeds);
  const random = keyedRandom('which weights');
  let worst = 0;
  const trained = adapters.size > 0 ? adapters : parameters;
  for (const [name, { data }] of wide) {
    if (!trained.has(name)) continue;
    const gradient = analytic[`gradient.${name}`]?.data as Float64Array;
    const largest = gradient.reduce(
      (best, g, i) => (Math.abs(g) > Math.abs(gradient[best]!) ? i : best),
      0,
    );
    const scale = Math.abs(gradient[largest]!);
    for (const at of [largest, ...Array.from({ length: 5 }, () => random.below(data.length))]) {
      const held = data[at]!;
      data[at] = held + STEP;
      const above = await loss();
      data[at] = held - STEP;
      const below = await loss();
      data[at] = held;
      worst = Math.max(worst, Math.abs((above - below) / (2 * STEP) - gradient[at]!) / scale);
    }
  }
  return worst;
}
