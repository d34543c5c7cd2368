import { describe, expect, it } from 'vitest';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import { ownDecoder } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { float, openSession, packedFeeds, parameterFeeds } from '@main/qmodel/runtime/session';
import { gradientModel, lossModel } from '@main/qmodel/training/dpo-graph';
import {
  initialAdapters,
  mergeAdapters,
  trainedShapes,
  type LoraOptions,
} from '@main/qmodel/training/lora';
import type { PreferenceObjective } from '@main/qmodel/training/losses/preference';
import { MATCH_FEATURES, type MatchFeatures } from '@main/qmodel/render/match-features';
import type { RenderedDecision } from '@main/qmodel/render/render';
import type { Rendered } from '@main/qmodel/render/tokens';
import { keyedRandom } from '@shared/random/keyed';
import { worstModelGradientError } from './model-gradients';

/** Two layers, grouped-query attention: every part of the architecture at its smallest. */
const config = ownDecoder({
  vocabulary: 24,
  width: 8,
  layers: 2,
  heads: 2,
  keyValueHeads: 1,
  feedForward: 12,
  matchFeatures: MATCH_FEATURES,
});
const shape: PackedShape = { batch: 2, prompt: 5, branches: 2, branch: 4, scored: 4 };

function rendered(key: string, length: number): Rendered {
  const random = keyedRandom('decision', key);
  const draw = (bound: number): number[] => Array.from({ length }, () => random.below(bound));
  const features = draw(MATCH_FEATURES).map((feature): MatchFeatures => [
    [feature, 1],
    [(feature + 1) % MATCH_FEATURES, random.next()],
  ]);
  return { ids: draw(config.vocabulary), features };
}

function decision(key: string, prompt: number, actions: readonly number[]): RenderedDecision {
  return {
    prompt: rendered(`${key} prompt`, prompt),
    actions: actions.map((length, i) => ({
      ...rendered(`${key} action ${i}`, length),
      scored: Array.from({ length }, (_, at) => at !== 1),
      texts: [],
    })),
    droppedTokens: 0,
  };
}

const decisions = [decision('a', 6, [4, 3]), decision('b', 3, [2, 4])];
const parameters = initialParameters(config, 5);
const objective = { objective: 'dpo', beta: 0.5, labelSmoothing: 0 } as const;
const options = { ...objective, loraRank: 0, loraAlpha: 6, loraTargets: 'all' } as const;

/** Adapters whose second matrix is not 0, as after some training. */
function usedAdapters(lora: LoraOptions): Parameters {
  const adapters = initialAdapters(config, lora, 11);
  const random = keyedRandom('adapters');
  for (const { data } of adapters.values())
    data.forEach((_, i) => (data[i] = (random.next() - 0.5) / 2));
  return adapters;
}

describe('the whole DPO model', () => {
  it.each<PreferenceObjective & LoraOptions>([
    options,
    { ...options, labelSmoothing: 0.2 },
    { ...options, objective: 'ipo' },
    { ...options, loraRank: 2 },
    { ...options, loraRank: 3, loraTargets: 'attention' },
  ])(
    'has the gradients that central differences give, in float64: $objective, ε $labelSmoothing, rank $loraRank on $loraTargets',
    async (minimised) => {
      const adapters: Parameters = minimised.loraRank > 0 ? usedAdapters(minimised) : new Map();
      const checked = { config, parameters, adapters, shape, decisions, minimised };
      expect(await worstModelGradientError(checked)).toBeLessThan(1e-7);
    },
  );

  it('scores a packed branch as it scores the sequence alone', async () => {
    const logProbabilities = async (of: PackedShape, what: readonly RenderedDecision[]) => {
      const session = await openSession(lossModel(cpuTarget, config, of, objective), 1);
      const arrays = packDecisions(of, what);
      const values = await session.run({
        ...packedFeeds(of, arrays),
        ...parameterFeeds(parameters),
        mask: float(arrays.mask, [of.batch, of.branches, of.scored]),
        reference: float(new Float32Array(of.batch * of.branches), [of.batch, of.branches]),
      });
      return values['logProbabilities']!.data as Float32Array;
    };
    const packed = await logProbabilities(shape, decisions);
    const alone: number[] = [];
    for (const { prompt, actions } of decisions) {
      for (const action of actions) {
        // Twice the same branch: the loss wants two.
        const single = { prompt, actions: [action, action], droppedTokens: 0 };
        const exact = {
          batch: 1,
          prompt: prompt.ids.length - 1,
          branches: 2,
          branch: action.ids.length,
          scored: 4,
        };
        alone.push((await logProbabilities(exact, [single]))[0]!);
      }
    }
    packed.forEach((value, i) => expect(value).toBeCloseTo(alone[i]!, 4));
  });

  it.each([0, 3])(
    'has the very same gradients when layers are computed twice, rank %i',
    async (rank) => {
      const lora = { ...options, loraRank: rank };
      const run = async (recompute: boolean) => {
        const graph = gradientModel({ ...cpuTarget, recompute }, config, shape, lora);
        const session = await openSession(graph, 1);
        const arrays = packDecisions(shape, decisions);
        return session.run({
          ...packedFeeds(shape, arrays),
          ...parameterFeeds(new Map([...parameters, ...(rank > 0 ? usedAdapters(lora) : [])])),
          mask: float(arrays.mask, [2, 2, 4]),
          reference: float(Float32Array.of(-3, -4, -5, -4.5), [2, 2]),
        });
      };
      const [kept, twice] = [await run(false), await run(true)];
      const names = [...trainedShapes(config, lora).keys()];
      for (const name of names.map((each) => `gradient.${each}`)) {
        expect(twice[name]?.data, name).toEqual(kept[name]?.data);
      }
    },
  );

  it('merged with its adapters gives what it gives with them beside', async () => {
    const lora = { ...options, loraRank: 3 };
    const adapters = usedAdapters(lora);
    const logProbabilities = async (graph: Uint8Array, weights: readonly Parameters[]) => {
      const session = await openSession(graph, 1);
      const arrays = packDecisions(shape, decisions);
      const values = await session.run(
        {
          ...packedFeeds(shape, arrays),
          ...parameterFeeds(new Map(weights.flatMap((part) => [...part]))),
          mask: float(arrays.mask, [2, 2, 4]),
          reference: float(new Float32Array(4), [2, 2]),
        },
        ['logProbabilities'],
      );
      return values['logProbabilities']!.data as Float32Array;
    };
    const beside = await logProbabilities(gradientModel(cpuTarget, config, shape, lora), [
      parameters,
      adapters,
    ]);
    const merged = await logProbabilities(lossModel(cpuTarget, config, shape, objective), [
      mergeAdapters(parameters, adapters, lora),
    ]);
    const without = await logProbabilities(lossModel(cpuTarget, config, shape, objective), [
      parameters,
    ]);
    beside.forEach((value, i) => {
      expect(Math.abs(value - merged[i]!)).toBeLessThan(1e-5);
      expect(Math.abs(value - without[i]!)).toBeGreaterThan(1e-3);
    });
  });

  it('has gradients of its adapters alone: frozen weights cost none', async () => {
    const lora = { ...options, loraRank: 2, loraTargets: 'attention' } as const;
    const session = await openSession(gradientModel(cpuTarget, config, shape, lora), 1);
    const names = [...trainedShapes(config, lora).keys()];
    expect(session.outputNames.filter((name) => name.startsWith('gradient.'))).toEqual(
      names.map((name) => `gradient.${name}`),
    );
    expect(names).toHaveLength(config.layers * 4 * 2);
    const nodes = (of: LoraOptions): number =>
      gradientModel(cpuTarget, config, shape, { ...objective, ...of }).length;
    expect(nodes(lora)).toBeLessThan(nodes({ ...lora, loraTargets: 'all' }));
  });
});
