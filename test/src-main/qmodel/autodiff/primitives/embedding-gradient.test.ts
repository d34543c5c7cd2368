import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { gradients } from '@main/qmodel/autodiff/backward';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { multiply } from '@main/qmodel/autodiff/primitives/arithmetic';
import { gatherRows } from '@main/qmodel/autodiff/primitives/lookup';
import { mean } from '@main/qmodel/autodiff/primitives/reduce';

const [ROWS, WIDTH, COUNT] = [4096, 256, 2048];

/** Eight rows share all 2,048 look-ups, at the size of a real batch. */
async function gradient(threads: number): Promise<Float32Array> {
  const graph = new Graph(cpuTarget);
  const table = graph.floatInput('table', [ROWS, WIDTH]);
  const indices = graph.input('indices', 'int64', [COUNT]);
  const weights = graph.floatInput('weights', [COUNT, WIDTH]);
  const loss = mean(graph, multiply(graph, gatherRows(graph, table, indices), weights));
  graph.output(gradients(graph, loss, [table])[0]!, 'gradient');
  const session = await ort.InferenceSession.create(graph.toModel(), {
    graphOptimizationLevel: 'disabled',
    intraOpNumThreads: threads,
  });
  const values = await session.run({
    indices: new ort.Tensor(
      'int64',
      BigInt64Array.from({ length: COUNT }, (_, i) => BigInt(i % 8)),
      [COUNT],
    ),
    weights: new ort.Tensor('float32', new Float32Array(COUNT * WIDTH).fill(COUNT * WIDTH), [
      COUNT,
      WIDTH,
    ]),
  });
  return values['gradient']!.data as Float32Array;
}

describe('the gradient of an embedding with many repeated rows', () => {
  it('loses no update, with one thread and with two', async () => {
    const one = await gradient(1);
    const two = await gradient(2);
    expect(Buffer.compare(Buffer.from(two.buffer), Buffer.from(one.buffer))).toBe(0);
    expect(new Set(one.subarray(0, 8 * WIDTH))).toEqual(new Set([COUNT / 8]));
    expect(one.subarray(8 * WIDTH).every((value) => value === 0)).toBe(true);
  });
});
