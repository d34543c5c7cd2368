import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import {
  emptyOptimizer,
  float,
  floatScalar,
  openSession,
  packedFeeds,
  parameterFeeds,
  stateInPlace,
} from '@main/qmodel/runtime/session';
import { trainingModel } from '@main/qmodel/training/dpo-graph';
import {
  initialWeights,
  randomBatch,
  workload,
  workloadNames,
  type WorkloadName,
} from './training/workload';

/**
 * Peak memory and time of training steps whose layers are kept, and computed twice; each in a
 * process of its own.
 *
 *     npm run bench -- recompute [small | base | lora]
 */

const STEPS = 5;

async function measure(name: WorkloadName, recompute: boolean): Promise<void> {
  const work = workload(name);
  const { model, shape, options } = work;
  const session = await openSession(
    trainingModel({ ...cpuTarget, recompute }, model, shape, options),
    2,
  );
  const { trained, frozen } = initialWeights(work);
  const { feeds, fetches } = stateInPlace(trained, emptyOptimizer(trained));
  const batch = randomBatch(work);
  const rewards = [shape.batch, shape.branches];
  const times: number[] = [];
  for (let step = 1; step <= STEPS; step += 1) {
    const started = performance.now();
    await session.run(
      {
        ...parameterFeeds(frozen),
        ...feeds,
        ...packedFeeds(shape, batch),
        mask: float(batch.mask, [...rewards, shape.scored]),
        reference: float(new Float32Array(shape.batch * shape.branches), rewards),
        learningRate: floatScalar(options.learningRate),
        correction1: floatScalar(1),
        correction2: floatScalar(1),
      },
      { loss: null, ...fetches },
    );
    times.push(performance.now() - started);
  }
  const median = times.sort((a, b) => a - b)[STEPS >> 1] ?? NaN;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  console.log(
    `${name}, layers ${recompute ? 'computed twice' : 'kept'}: ` +
      `${Math.round(median)} ms a step, peak ${Math.round(Number(peak) / 1024)} MB`,
  );
}

const [asked = 'small', way] = process.argv.slice(2);
const name = workloadNames.find((known) => known === asked);
if (!name) throw new Error(`The workloads are ${workloadNames.join(', ')}.`);
if (way) await measure(name, way === 'twice');
else {
  for (const each of ['kept', 'twice']) {
    const script = process.argv[1] ?? '';
    execFileSync(process.execPath, [script, name, each], { stdio: 'inherit' });
  }
}
