import { expect, it } from 'vitest';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { plainExpand, plainMean } from '@main/qmodel/autodiff/primitives/reduce';
import { float, floats } from '@main/qmodel/runtime/session';
import { createSessionPool } from '@main/qmodel/runtime/session-pool';

/** The mean of a number written side × side times. */
function stretched(side: number): Uint8Array {
  const graph = new Graph(cpuTarget);
  const x = graph.floatInput('x', [1, 1]);
  graph.output(plainMean(graph, plainExpand(graph, x, [side, side]), [0, 1]), 'y');
  return graph.toModel();
}

const feeds = { x: float(Float32Array.of(3), [1, 1]) };

it('a graph is built once and run as often as wanted', async () => {
  const pool = createSessionPool(1);
  let built = 0;
  const run = async (): Promise<number | undefined> => {
    const build = (): Uint8Array => {
      built += 1;
      return stretched(2);
    };
    return floats(await pool.run('mean', build, feeds, ['y']), 'y')[0];
  };
  expect([await run(), await run(), built]).toEqual([3, 3, 1]);
  await pool.release();
});

it('memory that is not there is a sentence about what to do, and the pool goes on', async () => {
  const pool = createSessionPool(1);
  await expect(pool.run('huge', () => stretched(2 ** 21), feeds, ['y'])).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/not enough memory.*checkpoint is kept.*parts/) as string,
  });
  const values = await pool.run('small', () => stretched(2), feeds, ['y']);
  expect(floats(values, 'y')[0]).toBe(3);
  await pool.release();
});
