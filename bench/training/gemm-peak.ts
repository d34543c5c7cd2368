import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { matmul } from '@main/qmodel/autodiff/primitives/linear';
import { float, openSession } from '@main/qmodel/runtime/session';

const SIZE = 1024;

/** GFLOP/s of onnxruntime's matrix product of 1,024 × 1,024, the best of a number of runs. */
export async function gemmPeak(threads: number): Promise<number> {
  const graph = new Graph(cpuTarget);
  const [a, b] = [graph.floatInput('a', [SIZE, SIZE]), graph.floatInput('b', [SIZE, SIZE])];
  graph.output(matmul(graph, a, b), 'c');
  const session = await openSession(graph.toModel(), threads);
  const values = Float32Array.from({ length: SIZE * SIZE }, (_, i) => (i % 7) - 3);
  const feeds = { a: float(values, [SIZE, SIZE]), b: float(values, [SIZE, SIZE]) };
  let best = Infinity;
  for (let i = 0; i < 30; i += 1) {
    const from = performance.now();
    await session.run(feeds);
    best = Math.min(best, performance.now() - from);
  }
  await session.release();
  return (2 * SIZE ** 3) / best / 1e6;
}
