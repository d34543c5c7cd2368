import { describe, expect, it } from 'vitest';
import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { emptyOptimizer } from '@main/qmodel/runtime/session';
import { createDpoRunner, type StepResult } from '@main/qmodel/training/dpo-runner';
import { pairExample, shapeFor } from '@main/qmodel/training/examples';
import { prepare } from '@main/qmodel/training/prepare';
import { toyPair, toyRequest } from '../samples';

const ROWS = 10;
const { renderer, tokenizer } = prepare(toyRequest('/nowhere'));
const config = presetDecoder('micro', tokenizer.vocabulary.length);
const examples = Array.from({ length: ROWS }, (_, i) => pairExample(renderer, toyPair(i, 'train')));

async function oneUpdate(
  rowsOfPart: number,
  objective: 'dpo' | 'ipo',
): Promise<{ readonly result: StepResult; readonly weights: Parameters }> {
  const runner = createDpoRunner(config, shapeFor(rowsOfPart, 2, examples), {
    objective,
    labelSmoothing: 0,
    beta: 0.3,
    weightDecay: 0.01,
    gradientClip: 1,
    threads: 1,
    recompute: false,
    loraRank: 0,
    loraAlpha: 16,
    loraTargets: 'attention',
  });
  const parameters = initialParameters(config, 3);
  const reference = await runner.logProbabilities(examples, initialParameters(config, 4));
  const optimizer = emptyOptimizer(parameters);
  // A step far from the start of AdamW, which would hide the size of a gradient.
  for (const { data } of optimizer.second.values()) data.fill(1e-4);
  const result = await runner.step({
    examples,
    reference,
    parameters,
    frozen: new Map(),
    optimizer,
    step: 500,
    learningRate: 1e-3,
  });
  await runner.release();
  return { result, weights: parameters };
}

describe.each(['dpo', 'ipo'] as const)('an update by %s in parts', (objective) => {
  it.each([5, 4, 1])('of %i rows is the update of the whole batch', async (rowsOfPart) => {
    const [whole, parts] = [
      await oneUpdate(ROWS, objective),
      await oneUpdate(rowsOfPart, objective),
    ];
    expect(Math.abs(parts.result.loss - whole.result.loss)).toBeLessThan(1e-5);
    expect(Math.abs(parts.result.gradientNorm / whole.result.gradientNorm - 1)).toBeLessThan(1e-5);
    for (const [name, { data }] of whole.weights) {
      const found = parts.weights.get(name)!.data;
      const worst = data.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0);
      expect(worst, name).toBeLessThan(1e-6);
    }
  });
});
