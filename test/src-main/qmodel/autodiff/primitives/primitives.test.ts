import { describe, expect, it } from 'vitest';
import { geluTanh, silu, softplus } from '@main/qmodel/autodiff/primitives/activations';
import { add, multiply, scale, subtract } from '@main/qmodel/autodiff/primitives/arithmetic';
import { attend } from '@main/qmodel/autodiff/primitives/attention';
import { matmul } from '@main/qmodel/autodiff/primitives/linear';
import { gatherRows, tokenLogProbabilities } from '@main/qmodel/autodiff/primitives/lookup';
import { layerNorm, rmsNorm } from '@main/qmodel/autodiff/primitives/normalise';
import { mean, sumLast } from '@main/qmodel/autodiff/primitives/reduce';
import { rotary } from '@main/qmodel/autodiff/primitives/rotary';
import { reshape, slice, transpose } from '@main/qmodel/autodiff/primitives/shape';
import { worstGradientError, type Checked } from '../finite-differences';

/** Two rows of three tokens, each of which sees those before it; −10⁹ elsewhere. */
const causalBias = Array.from({ length: 18 }, (_, i) =>
  i % 3 > Math.floor((i % 9) / 3) ? -1e9 : 0,
);

/** Every primitive with shapes that exercise its broadcasting. */
const primitives: Record<string, Checked> = {
  add: { shapes: [[2, 3], [3]], build: (g, [a, b]) => add(g, a!, b!) },
  subtract: {
    shapes: [
      [2, 1, 3],
      [4, 1],
    ],
    build: (g, [a, b]) => subtract(g, a!, b!),
  },
  multiply: {
    shapes: [
      [2, 3],
      [2, 1],
    ],
    build: (g, [a, b]) => multiply(g, a!, b!),
  },
  scale: { shapes: [[5]], build: (g, [a]) => scale(g, a!, -1.7) },
  'a value used twice': { shapes: [[4]], build: (g, [a]) => multiply(g, a!, add(g, a!, a!)) },
  silu: { shapes: [[6]], build: (g, [a]) => silu(g, scale(g, a!, 4)) },
  softplus: { shapes: [[6]], build: (g, [a]) => softplus(g, scale(g, a!, 4)) },
  'attention of grouped heads': {
    shapes: [
      [2, 2, 6, 4],
      [2, 2, 3, 4],
      [2, 2, 3, 4],
    ],
    build: (g, [query, key, value]) =>
      attend(g, query!, key!, value!, g.constant(causalBias, [2, 1, 3, 3]), 0.7),
  },
  rmsNorm: { shapes: [[3, 4], [4]], build: (g, [x, w]) => rmsNorm(g, x!, w!, 1e-5) },
  layerNorm: {
    shapes: [[3, 4], [4], [4]],
    build: (g, [x, w, b]) => layerNorm(g, x!, w!, b!, 1e-5),
  },
  geluTanh: { shapes: [[6]], build: (g, [a]) => geluTanh(g, scale(g, a!, 3)) },
  reshape: { shapes: [[2, 6]], build: (g, [a]) => reshape(g, a!, [3, 4]) },
  transpose: { shapes: [[2, 3, 4]], build: (g, [a]) => transpose(g, a!, [2, 0, 1]) },
  slice: { shapes: [[2, 5, 3]], build: (g, [a]) => slice(g, a!, 1, 1, 4) },
  mean: { shapes: [[2, 3]], build: (g, [a]) => mean(g, a!) },
  sumLast: { shapes: [[2, 3, 4]], build: (g, [a]) => sumLast(g, a!) },
  'matmul of matrices': {
    shapes: [
      [3, 4],
      [4, 2],
    ],
    build: (g, [a, b]) => matmul(g, a!, b!),
  },
  'matmul with B transposed': {
    shapes: [
      [3, 4],
      [2, 4],
    ],
    build: (g, [a, b]) => matmul(g, a!, b!, { transposeB: true }),
  },
  'batched matmul': {
    shapes: [
      [2, 3, 4],
      [2, 4, 2],
    ],
    build: (g, [a, b]) => matmul(g, a!, b!),
  },
  'batched matmul, B transposed, scaled': {
    shapes: [
      [2, 2, 3, 4],
      [2, 2, 5, 4],
    ],
    build: (g, [a, b]) => matmul(g, a!, b!, { transposeB: true, alpha: 0.5 }),
  },
  'matmul with B broadcast': {
    shapes: [
      [2, 3, 4],
      [1, 4, 2],
    ],
    build: (g, [a, b]) => matmul(g, a!, b!),
  },
  'gatherRows with repeated rows': {
    shapes: [[5, 3]],
    build: (g, [table]) => gatherRows(g, table!, g.constant([0, 2, 2, 4, 2, 0], [2, 3], 'int64')),
  },
  tokenLogProbabilities: {
    shapes: [[3, 5]],
    build: (g, [logits]) =>
      tokenLogProbabilities(g, scale(g, logits!, 3), g.constant([4, 0, 2], [3, 1], 'int64')),
  },
  rotary: {
    shapes: [[2, 3, 2, 4]],
    build: (g, [x]) => {
      const angles = Array.from({ length: 12 }, (_, i) => 0.3 * i);
      const table = (f: (x: number) => number) => g.constant(angles.map(f), [2, 3, 1, 2]);
      return rotary(g, x!, table(Math.cos), table(Math.sin));
    },
  },
  'rotary of the first coordinates': {
    shapes: [[2, 3, 2, 7]],
    build: (g, [x]) => {
      const angles = Array.from({ length: 12 }, (_, i) => 0.3 * i);
      const table = (f: (x: number) => number) => g.constant(angles.map(f), [2, 3, 1, 2]);
      return rotary(g, x!, table(Math.cos), table(Math.sin));
    },
  },
};

describe('the gradient of each primitive equals central differences in float64', () => {
  it.each(Object.keys(primitives))('%s', async (name) => {
    expect(await worstGradientError(primitives[name]!)).toBeLessThan(1e-7);
  });
});

describe('built for a provider without fused operators, gradients are the same', () => {
  it.each(['batched matmul, B transposed, scaled', 'tokenLogProbabilities'])('%s', async (name) => {
    expect(await worstGradientError({ ...primitives[name]!, portable: true })).toBeLessThan(1e-7);
  });
});
