import { describe, expect, it } from 'vitest';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import {
  copyParameters,
  initialParameters,
  type Parameters,
} from '@main/qmodel/architecture/parameters';
import {
  emptyOptimizer,
  float,
  floats,
  floatScalar,
  openSession,
  packedFeeds,
  stateInPlace,
} from '@main/qmodel/runtime/session';
import { trainingModel } from '@main/qmodel/training/dpo-graph';
import { pairExample, shapeFor } from '@main/qmodel/training/examples';
import { prepare } from '@main/qmodel/training/prepare';
import { toyPair, toyRequest } from '../samples';

const STEPS = 5;

describe('weights and moments that a step writes over themselves', () => {
  it('are, bit for bit, those of steps that write elsewhere', async () => {
    const { renderer, tokenizer } = prepare(toyRequest('/nowhere'));
    const config = presetDecoder('tiny', tokenizer.vocabulary.length);
    const examples = Array.from({ length: 8 }, (_, i) =>
      pairExample(renderer, toyPair(i, 'train')),
    );
    const shape = shapeFor(8, 2, examples);
    const options = {
      objective: 'dpo',
      labelSmoothing: 0,
      loraRank: 0,
      loraAlpha: 16,
      loraTargets: 'attention',
      beta: 0.3,
      weightDecay: 0.01,
      gradientClip: 1,
    } as const;
    const session = await openSession(trainingModel(cpuTarget, config, shape, options), 2);
    const arrays = packDecisions(shape, examples);
    const batch = {
      ...packedFeeds(shape, arrays),
      mask: float(arrays.mask, [8, 2, shape.scored]),
      reference: float(new Float32Array(16), [8, 2]),
    };
    const initial = initialParameters(config, 3);

    const train = async (inPlace: boolean): Promise<Parameters> => {
      const parameters = copyParameters(initial);
      const { feeds, fetches } = stateInPlace(parameters, emptyOptimizer(parameters));
      for (let step = 1; step <= STEPS; step += 1) {
        const scalars = {
          learningRate: floatScalar(1e-2),
          correction1: floatScalar(1 / (1 - 0.9 ** step)),
          correction2: floatScalar(1 / (1 - 0.98 ** step)),
        };
        const all = { ...feeds, ...batch, ...scalars };
        if (inPlace) {
          await session.run(all, { loss: null, ...fetches });
          continue;
        }
        const values = await session.run(all);
        for (const [name, tensor] of Object.entries(fetches)) {
          (tensor.data as Float32Array).set(floats(values, name));
        }
      }
      return parameters;
    };

    const [written, copied] = [await train(true), await train(false)];
    for (const [name, { data }] of written) {
      expect(
        Buffer.compare(Buffer.from(data.buffer), Buffer.from(copied.get(name)!.data.buffer)),
        name,
      ).toBe(0);
      expect(data, name).not.toEqual(initial.get(name)!.data);
    }
    await session.release();
  });
});
