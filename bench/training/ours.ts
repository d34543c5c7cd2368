import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import {
  emptyOptimizer,
  float,
  floats,
  floatScalar,
  openSession,
  packedFeeds,
  parameterFeeds,
  stateInPlace,
} from '@main/qmodel/runtime/session';
import { ADAM_BETA_1, ADAM_BETA_2 } from '@main/qmodel/training/adamw';
import { trainingModel } from '@main/qmodel/training/dpo-graph';
import { initialWeights, randomBatch, workload, type WorkloadName } from './workload';

/** Peak memory of this process in MB. */
function peakMemory(): number {
  const line = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Math.round(Number(line?.[1]) / 1024);
}

/**
 * StepQ's side of the duel: says `ready <ms to build> <ms to open>`, then makes one step for each
 * line on standard input and answers with `<milliseconds> <loss> <share outside run()>`.
 * @param recompute whether the layers are computed twice
 */
export async function serveSteps(
  name: WorkloadName,
  threads: number,
  recompute: boolean,
): Promise<void> {
  const work = workload(name);
  const { model, shape, options } = work;
  const started = performance.now();
  const graph = trainingModel({ ...cpuTarget, recompute }, model, shape, options);
  const built = performance.now();
  const session = await openSession(graph, threads);
  const opened = performance.now();
  const { trained: parameters, frozen } = initialWeights(work);
  const optimizer = emptyOptimizer(parameters);
  const batch = randomBatch(work);
  const rewards = [shape.batch, shape.branches];
  console.log(`ready ${built - started} ${opened - built}`);
  let step = 0;
  for await (const _ of createInterface({ input: process.stdin })) {
    step += 1;
    const from = performance.now();
    const { feeds, fetches } = stateInPlace(parameters, optimizer);
    const all = {
      ...feeds,
      ...parameterFeeds(frozen),
      ...packedFeeds(shape, batch),
      mask: float(batch.mask, [...rewards, shape.scored]),
      reference: float(new Float32Array(shape.batch * shape.branches), rewards),
      learningRate: floatScalar(options.learningRate),
      correction1: floatScalar(1 / (1 - ADAM_BETA_1 ** step)),
      correction2: floatScalar(1 / (1 - ADAM_BETA_2 ** step)),
    };
    const ran = performance.now();
    const values = await session.run(all, {
      loss: null,
      logProbabilities: null,
      gradientNorm: null,
      ...fetches,
    });
    const inside = performance.now() - ran;
    const loss = floats(values, 'loss')[0];
    const total = performance.now() - from;
    console.log(`${total} ${loss} ${(total - inside) / total}`);
  }
  console.log(peakMemory());
}
