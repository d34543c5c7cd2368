import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { decoder, outputLayer } from '@main/qmodel/architecture/decoder';
import { lookup } from '@main/qmodel/training/dpo-graph';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import { openSession, parameterFeeds } from '@main/qmodel/runtime/session';
import { checkpointFamilies, checkpointFolder, goldenLogits } from './checkpoints';

describe('a Hugging Face checkpoint gives the logits that PyTorch gives', () => {
  it.each(checkpointFamilies)('%s', async (family) => {
    const { decoder: config, parameters } = readPretrained(checkpointFolder(family));
    const golden = goldenLogits(family);
    const [batch, length] = [golden.ids.length, golden.ids[0]!.length];
    const graph = new Graph(cpuTarget);
    const weights = new Map(
      [...parameters].map(([name, { shape }]) => [name, graph.floatInput(name, shape)]),
    );
    const each = <T>(make: (i: number) => T): T[] =>
      Array.from({ length: batch * length }, (_, i) => make(i));
    const hidden = decoder(graph, config, lookup(weights), {
      ids: graph.constant(golden.ids.flat(), [batch, length], 'int64'),
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
    expect(logits).toBeInstanceOf(ort.Tensor);
    const values = logits!.data as Float32Array;
    let worst = 0;
    golden.logits.flat().forEach((row, at) => {
      row.forEach((value, i) => {
        const ours = values[at * config.vocabulary + i * golden.every]!;
        worst = Math.max(worst, Math.abs(ours - value));
      });
    });
    expect(worst).toBeLessThan(1e-4);
  });
});
