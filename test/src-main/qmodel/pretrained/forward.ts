import type { Tensor } from 'onnxruntime-node';
import { decoder, outputLayer } from '@main/qmodel/architecture/decoder';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { openSession, parameterFeeds } from '@main/qmodel/runtime/session';
import { lookup } from '@main/qmodel/training/dpo-graph';

/**
 * Logits of every position, one row after another, of sequences of one length.
 * @param ids [B][T]
 * @returns [B·T·V]
 */
export async function logitsOf(
  config: DecoderConfig,
  parameters: Parameters,
  ids: readonly (readonly number[])[],
): Promise<Float32Array> {
  const [batch, length] = [ids.length, ids[0]!.length];
  const graph = new Graph(cpuTarget);
  const weights = new Map(
    [...parameters].map(([name, { shape }]) => [name, graph.floatInput(name, shape)]),
  );
  const each = <T>(make: (i: number) => T): T[] =>
    Array.from({ length: batch * length }, (_, i) => make(i));
  const hidden = decoder(graph, config, lookup(weights), {
    ids: graph.constant(ids.flat(), [batch, length], 'int64'),
    positions: graph.constant(
      each((i) => i % length),
      [batch, length],
      'int64',
    ),
    features: null,
    bias: graph.constant(
      Array.from({ length: batch * length * length }, (_, i) =>
        i % length <= Math.floor(i / length) % length ? 0 : -1e9,
      ),
      [batch, 1, length, length],
    ),
  });
  graph.output(outputLayer(graph, config, lookup(weights), hidden), 'logits');
  const session = await openSession(graph.toModel(), 1);
  const { logits } = await session.run(parameterFeeds(parameters));
  await session.release();
  return (logits as Tensor).data as Float32Array;
}
