import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuTarget, Graph } from '@main/qmodel/autodiff/graph';
import { add } from '@main/qmodel/autodiff/primitives/arithmetic';
import { readOnnx } from '@main/qmodel/onnx/read-model';
import { CallError } from '@main/rpc/rpc';

const what = 'The file model.onnx';

function file(values: Float32Array, metadata: ReadonlyMap<string, string>): Uint8Array {
  const graph = new Graph(cpuTarget);
  const shape = [values.length];
  const weight = graph.weight('a weight', values, shape);
  graph.output(add(graph, weight, graph.floatInput('x', shape)), 'y');
  return graph.toModel(metadata);
}

describe('an ONNX file', () => {
  it('gives back the weights and texts that were written', () => {
    const texts = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.float32Array({ minLength: 1, maxLength: 300 }), texts, (values, entries) => {
        const metadata = new Map(Object.entries(entries));
        const read = readOnnx(file(values, metadata), what);
        expect(read.metadata).toEqual(metadata);
        const weight = read.weights.get('a weight');
        expect(weight?.shape).toEqual([values.length]);
        expect(new Float32Array(new Uint8Array(weight!.bytes).buffer)).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  it('of any bytes is read or refused in a sentence', () => {
    const whole = file(new Float32Array(20).fill(1), new Map([['key', 'text']]));
    const damaged = fc
      .tuple(fc.nat(whole.length - 1), fc.nat(255), fc.boolean())
      .map(([at, byte, cut]) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        return cut ? bytes.subarray(0, at) : bytes;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          readOnnx(bytes, what);
        } catch (error) {
          expect(error).toBeInstanceOf(CallError);
          expect((error as CallError).message).toContain(what);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
