import { describe, expect, it } from 'vitest';
import type { TrajectoryPair } from '@shared/preference/trajectory';
import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { emptyOptimizer, type OptimizerState } from '@main/qmodel/runtime/session';
import { createDpoRunner } from '@main/qmodel/training/dpo-runner';
import { pairExample, shapeFor } from '@main/qmodel/training/examples';
import { trajectoryDpo } from '@main/qmodel/training/losses/trajectory-dpo';
import { prepare } from '@main/qmodel/training/prepare';
import { trajectoryExample } from '@main/qmodel/training/trajectory-examples';
import { createTrajectoryRunner } from '@main/qmodel/training/trajectory-runner';
import { toyPair, toyRequest, toyTrajectory } from '../samples';

const options = {
  objective: 'trajectory-dpo',
  labelSmoothing: 0.1,
  beta: 0.3,
  weightDecay: 0.01,
  gradientClip: 1,
  loraRank: 0,
  loraAlpha: 16,
  loraTargets: 'attention',
  threads: 1,
  recompute: false,
} as const;
const { renderer, tokenizer } = prepare(toyRequest('/nowhere'));
const config = presetDecoder('micro', tokenizer.vocabulary.length);
const reference = initialParameters(config, 4);

function start(): { readonly parameters: Parameters; readonly optimizer: OptimizerState } {
  const parameters = initialParameters(config, 3);
  const optimizer = emptyOptimizer(parameters);
  // A step far from the start of AdamW, which would hide the size of a gradient.
  for (const { data } of optimizer.second.values()) data.fill(1e-4);
  return { parameters, optimizer };
}
const step = { frozen: new Map<string, never>(), step: 500, learningRate: 1e-3 };

describe('the loss of a pair of trajectories', () => {
  it.each([
    [1.5, -2, 0.3, 0],
    [-4, 1, 0.1, 0],
    [3, -6, 0.5, 0.2],
  ])('has the slope of its differences at %f, %f', (chosen, rejected, beta, smoothing) => {
    const at = (ratio: number): number => trajectoryDpo([ratio, rejected], beta, smoothing).loss;
    const slope = (at(chosen + 1e-5) - at(chosen - 1e-5)) / 2e-5;
    expect(trajectoryDpo([chosen, rejected], beta, smoothing).slope).toBeCloseTo(slope, 8);
  });
});

describe('an update by trajectories', () => {
  it('of one step each is the update by those pairs of steps', async () => {
    const pairs = Array.from({ length: 6 }, (_, i) => toyPair(i, 'train'));
    const examples = pairs.map((pair) => pairExample(renderer, pair));
    const bySteps = createDpoRunner(config, shapeFor(6, 2, examples), options);
    const [one, other] = [start(), start()];
    const wanted = await bySteps.step({
      ...step,
      ...one,
      examples,
      reference: await bySteps.logProbabilities(examples, reference),
    });
    const single = pairs.map((pair) =>
      trajectoryExample(renderer, {
        ...toyTrajectory(0, 'train'),
        ...pair,
        chosen: [{ action: pair.chosen, observation: '' }],
        rejected: [{ action: pair.rejected, observation: '' }],
      }),
    );
    const rows = single.flatMap(({ chosen, rejected }) => [...chosen, ...rejected]);
    const runner = createTrajectoryRunner(config, shapeFor(5, 1, rows), options);
    const found = await runner.step({
      ...step,
      ...other,
      pairs: single,
      reference: await runner.referenceLogProbabilities(single, reference),
    });
    expect(found.loss).toBeCloseTo(wanted.loss, 5);
    expect(found.gradientNorm / wanted.gradientNorm).toBeCloseTo(1, 4);
    for (const [name, { data }] of one.parameters) {
      const own = other.parameters.get(name)!.data;
      const worst = data.reduce((most, value, i) => Math.max(most, Math.abs(value - own[i]!)), 0);
      expect(worst, name).toBeLessThan(1e-6);
    }
    await bySteps.release();
    await runner.release();
  });

  it('sums over the steps of each, whatever rows they share the decoder with', async () => {
    const pairs: TrajectoryPair[] = [0, 1].map((i) => toyTrajectory(i, 'train'));
    const examples = pairs.map((pair) => trajectoryExample(renderer, pair));
    expect(examples.map(({ chosen, rejected }) => [chosen.length, rejected.length])).toEqual([
      [2, 1],
      [2, 1],
    ]);
    const rows = examples.flatMap(({ chosen, rejected }) => [...chosen, ...rejected]);
    const sumsBy = async (rowsAtOnce: number): Promise<Float32Array> => {
      const runner = createTrajectoryRunner(config, shapeFor(rowsAtOnce, 1, rows), options);
      const sums = await runner.referenceLogProbabilities(examples, reference);
      await runner.release();
      return sums;
    };
    const [together, alone] = [await sumsBy(4), await sumsBy(1)];
    expect(together).toHaveLength(4);
    together.forEach((sum, i) => {
      expect(sum).toBeCloseTo(alone[i]!, 4);
    });
  });
});
