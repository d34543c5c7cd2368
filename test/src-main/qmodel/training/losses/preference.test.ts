import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gradients } from '@main/qmodel/autodiff/backward';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { preferenceLoss } from '@main/qmodel/training/losses/preference';
import { pairRewards } from '@main/qmodel/training/losses/rewards';
import { summariseRewards } from '@main/qmodel/training/metrics';

const numbers = z.array(z.number());

/** Written by PyTorch: scripts/golden/preference_losses.py. */
const golden = z
  .object({
    shape: numbers,
    tokenLogProbabilities: numbers,
    mask: numbers,
    reference: numbers,
    cases: z.array(
      z.object({
        objective: z.enum(['dpo', 'ipo']),
        beta: z.number(),
        labelSmoothing: z.number(),
        loss: z.number(),
        chosenReward: z.number(),
        rejectedReward: z.number(),
        accuracy: z.number(),
        gradient: numbers,
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('test/fixtures/golden/preference-losses.json', 'utf8')));

const { shape, tokenLogProbabilities, mask, reference } = golden;
const pairs = shape.slice(0, 2);

describe.each(golden.cases)('$objective with β $beta, ε $labelSmoothing', (wanted) => {
  it('has PyTorch’s loss and gradient', async () => {
    const graph = new Graph({ ...cpuTarget, float: 'float64' });
    const tokens = graph.floatInput('tokens', shape);
    const { lag } = pairRewards(
      graph,
      tokens,
      graph.floatInput('mask', shape),
      graph.floatInput('reference', pairs),
      wanted.beta,
    );
    const loss = preferenceLoss(graph, lag, wanted);
    graph.output(loss, 'loss');
    graph.output(gradients(graph, loss, [tokens])[0]!, 'gradient');
    const session = await ort.InferenceSession.create(graph.toModel(), {
      graphOptimizationLevel: 'disabled',
    });
    const wide = (values: readonly number[], size: readonly number[]): ort.Tensor =>
      new ort.Tensor('float64', Float64Array.from(values), [...size]);
    const values = await session.run({
      tokens: wide(tokenLogProbabilities, shape),
      mask: wide(mask, shape),
      reference: wide(reference, pairs),
    });
    expect(Number(values['loss']?.data[0])).toBeCloseTo(wanted.loss, 10);
    const gradient = values['gradient']?.data as Float64Array;
    wanted.gradient.forEach((value, i) => {
      expect(gradient[i]).toBeCloseTo(value, 10);
    });
    await session.release();
  });

  it('has PyTorch’s rewards, accuracy and loss as metrics', () => {
    const tokens = shape[2]!;
    const sums = reference.map((_, branch) =>
      tokenLogProbabilities
        .slice(branch * tokens, (branch + 1) * tokens)
        .reduce((sum, value, i) => sum + value * mask[branch * tokens + i]!, 0),
    );
    const summary = summariseRewards(Float32Array.from(sums), Float32Array.from(reference), wanted);
    for (const name of ['chosenReward', 'rejectedReward', 'accuracy'] as const) {
      expect(Math.abs(summary[name] - wanted[name]), name).toBeLessThan(1e-5);
    }
    expect(Math.abs(summary.loss / wanted.loss - 1)).toBeLessThan(1e-5);
  });
});
