import { describe, expect, it } from 'vitest';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import type { RenderedDecision } from '@main/qmodel/render/render';
import { keyedRandom } from '@shared/random/keyed';
import { worstModelGradientError } from '../training/model-gradients';
import { checkpointFamilies, checkpointFolder } from './checkpoints';

const shape: PackedShape = { batch: 2, prompt: 5, branches: 2, branch: 4, scored: 4 };

function decision(key: string, vocabulary: number, lengths: readonly number[]): RenderedDecision {
  const random = keyedRandom('decision', key);
  const tokens = (length: number) => ({
    ids: Array.from({ length }, () => random.below(vocabulary)),
    features: [],
  });
  return {
    prompt: tokens(6),
    actions: lengths.map((length) => ({
      ...tokens(length),
      scored: Array.from({ length }, () => true),
      texts: [],
    })),
    droppedTokens: 0,
  };
}

describe('a whole DPO model of each family has the gradients of central differences', () => {
  it.each(checkpointFamilies)('%s', { timeout: 60_000 }, async (family) => {
    const { decoder: config, parameters } = readPretrained(checkpointFolder(family));
    const decisions = [
      decision('a', config.vocabulary, [4, 3]),
      decision('b', config.vocabulary, [2, 4]),
    ];
    const minimised = {
      objective: 'dpo',
      beta: 0.5,
      labelSmoothing: 0,
      loraRank: 0,
      loraAlpha: 1,
      loraTargets: 'all',
    } as const;
    const checked = { config, parameters, adapters: new Map(), shape, decisions, minimised };
    expect(await worstModelGradientError(checked)).toBeLessThan(1e-7);
  });
});
