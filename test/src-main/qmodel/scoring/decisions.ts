import { MATCH_FEATURES, type MatchFeatures } from '@main/qmodel/render/match-features';
import type { RenderedDecision } from '@main/qmodel/render/render';
import type { Rendered } from '@main/qmodel/render/tokens';
import { keyedRandom } from '@shared/random/keyed';

/** Tokens with two match features each, drawn by `key`. */
export function drawnTokens(key: string, length: number, vocabulary: number): Rendered {
  const random = keyedRandom('drawn tokens', key);
  return {
    ids: Array.from({ length }, () => random.below(vocabulary)),
    features: Array.from({ length }, (): MatchFeatures => {
      const first = random.below(MATCH_FEATURES - 1);
      return [
        [first, 1],
        [first + 1, random.next()],
      ];
    }),
  };
}

/** Actions of these lengths behind a prompt, every token scored. */
export function drawnDecision(
  prompt: Rendered,
  key: string,
  lengths: readonly number[],
  vocabulary: number,
): RenderedDecision {
  return {
    prompt,
    actions: lengths.map((length, i) => ({
      ...drawnTokens(`${key} ${i}`, length, vocabulary),
      scored: Array.from({ length }, () => true),
      texts: [],
    })),
    droppedTokens: 0,
  };
}
