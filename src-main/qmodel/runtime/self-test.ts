import { initialParameters } from '@main/qmodel/architecture/parameters';
import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { Graph } from '@main/qmodel/autodiff/graph';
import { plainMatmul } from '@main/qmodel/autodiff/primitives/linear';
import { MATCH_FEATURES } from '@main/qmodel/render/match-features';
import { targetOf, type ProviderId } from '@main/qmodel/runtime/providers';
import { emptyOptimizer, float, openSession } from '@main/qmodel/runtime/session';
import { createDpoRunner } from '@main/qmodel/training/dpo-runner';
import { keyedRandom } from '@shared/random/keyed';

/** What a provider computed, and how fast. */
export interface SelfTest {
  /** Of two training steps of a tiny model: the second one shows what the first one changed. */
  readonly losses: readonly number[];
  /** Of a product of two matrices, in 10⁹ floating-point operations per second. */
  readonly gflops: number;
}

/**
 * Opens sessions on a provider, trains a tiny model for two steps and multiplies two matrices.
 * @throws Error as onnxruntime gives it; a bad driver may also end the process
 */
export async function selfTest(provider: ProviderId): Promise<SelfTest> {
  return { losses: await trainTiny(provider), gflops: await productSpeed(provider) };
}

const VOCABULARY = 64;
const STEPS = 2;

async function trainTiny(provider: ProviderId): Promise<readonly number[]> {
  const decoder = presetDecoder('micro', VOCABULARY);
  const shape = { batch: 2, prompt: 12, branches: 2, branch: 4, scored: 4 };
  const random = keyedRandom('self-test');
  const tokens = (length: number) => ({
    ids: Array.from({ length }, () => random.below(VOCABULARY)),
    features: Array.from({ length }, () => [[random.below(MATCH_FEATURES), 1] as const]),
  });
  const action = () => ({ ...tokens(4), scored: [true, true, true, true], texts: [] });
  const examples = Array.from({ length: shape.batch }, () => ({
    prompt: tokens(13),
    actions: [action(), action()],
    droppedTokens: 0,
  }));
  const runner = createDpoRunner(decoder, shape, {
    objective: 'dpo',
    beta: 0.3,
    labelSmoothing: 0,
    loraRank: 0,
    loraAlpha: 16,
    loraTargets: 'attention',
    weightDecay: 0.01,
    gradientClip: 1,
    threads: 1,
    recompute: false,
    provider,
  });
  try {
    const parameters = initialParameters(decoder, 1);
    const reference = await runner.logProbabilities(examples, parameters);
    const optimizer = emptyOptimizer(parameters);
    const losses: number[] = [];
    for (let step = 1; step <= STEPS; step += 1) {
      const { loss } = await runner.step({
        examples,
        reference,
        parameters,
        frozen: new Map(),
        optimizer,
        step,
        learningRate: 1e-2,
      });
      losses.push(loss);
    }
    return losses;
  } finally {
    await runner.release();
  }
}

/** Side of the square matrices. */
const SIDE = 1024;
const PRODUCTS = 3;
/** A product that takes longer shows by itself that the device is none. */
const SLOW_MS = 250;

/** The best of a few products, the first one left out: it compiles and plans. */
async function productSpeed(provider: ProviderId): Promise<number> {
  const graph = new Graph(targetOf(provider));
  const shape = [SIDE, SIDE];
  const [a, b] = [graph.floatInput('a', shape), graph.floatInput('b', shape)];
  graph.output(plainMatmul(graph, a, b), 'product');
  const session = await openSession(graph.toModel(), 1, provider);
  const ones = float(new Float32Array(SIDE * SIDE).fill(1), shape);
  let least = Infinity;
  for (let i = 0; i <= PRODUCTS && !(least < Infinity && least > SLOW_MS); i += 1) {
    const from = performance.now();
    await session.run({ a: ones, b: ones });
    if (i > 0) least = Math.min(least, performance.now() - from);
  }
  await session.release();
  return (2 * SIDE ** 3) / least / 1e6;
}
