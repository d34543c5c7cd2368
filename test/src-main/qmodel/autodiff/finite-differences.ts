import * as ort from 'onnxruntime-node';
import { gradients } from '@main/qmodel/autodiff/backward';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { mean } from '@main/qmodel/autodiff/primitives/reduce';
import { multiply } from '@main/qmodel/autodiff/primitives/arithmetic';
import { sizeOf, type Shape, type Tensor } from '@main/qmodel/autodiff/tensor';
import { keyedRandom } from '@shared/random/keyed';

/** A function under test: builds its value from float64 inputs of the given shapes. */
export interface Checked {
  readonly shapes: readonly Shape[];
  readonly build: (graph: Graph, inputs: readonly Tensor[]) => Tensor;
  /** Whether to build it for a provider without fused operators. */
  readonly portable?: boolean;
}

const STEP = 1e-5;

/**
 * The worst relative error of the gradients of mean(weights · f(inputs)) against central
 * differences, over every element of every input.
 */
export async function worstGradientError({
  shapes,
  build,
  portable = false,
}: Checked): Promise<number> {
  const graph = new Graph({
    ...cpuTarget,
    float: 'float64',
    ...(portable ? { fusedMatMul: false, logSoftmax: false } : {}),
  });
  const inputs = shapes.map((shape, i) => graph.floatInput(`x${i}`, shape));
  const value = build(graph, inputs);
  const weights = graph.constant(draws(sizeOf(value.shape), 'weights'), value.shape);
  const loss = mean(graph, multiply(graph, value, weights));
  graph.output(loss, 'loss');
  gradients(graph, loss, inputs).forEach((gradient, i) => graph.output(gradient, `g${i}`));
  const session = await ort.InferenceSession.create(graph.toModel(), {
    graphOptimizationLevel: 'disabled',
    intraOpNumThreads: 1,
  });
  const values = shapes.map((shape, i) => Float64Array.from(draws(sizeOf(shape), `x${i}`)));
  const feeds = Object.fromEntries(
    shapes.map((shape, i) => [`x${i}`, new ort.Tensor('float64', values[i]!, [...shape])]),
  );
  const lossNow = async (): Promise<number> =>
    ((await session.run(feeds, ['loss']))['loss']!.data as Float64Array)[0]!;
  const analytic = await session.run(feeds);
  let worst = 0;
  for (const [i, array] of values.entries()) {
    const gradient = analytic[`g${i}`]!.data as Float64Array;
    const scale = Math.max(1e-8, ...Array.from(gradient, Math.abs));
    for (let at = 0; at < array.length; at += 1) {
      const held = array[at]!;
      array[at] = held + STEP;
      const above = await lossNow();
      array[at] = held - STEP;
      const below = await lossNow();
      array[at] = held;
      worst = Math.max(worst, Math.abs((above - below) / (2 * STEP) - gradient[at]!) / scale);
    }
  }
  return worst;
}

function draws(count: number, key: string): number[] {
  const random = keyedRandom('gradient check', key);
  return Array.from({ length: count }, () => random.next() * 2 - 1);
}
