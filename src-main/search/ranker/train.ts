import type { PreferencePair } from '@shared/preference/pair';
import { createBreather } from '@main/search/breather';
import { featureNames, featuresOf } from '@main/search/ranker/features';
import { dot, fitComparisons, type Comparison } from '@main/search/ranker/logistic';
import type { LinearRanker } from '@main/search/ranker/ranker';
import { measureRarity, type Rarity } from '@main/search/ranker/rarity';
import { readPage } from '@main/search/ranker/page';
import { readSituation, type Situation } from '@main/search/ranker/situation';

/** λ of the L2 penalty on the weights of scaled features. */
const PENALTY = 0.01;

/**
 * Trains the linear ranker on preference pairs: logistic regression on the differences of the
 * features of chosen and rejected. Every decision counts the same, however many pairs it gave.
 * Deterministic: the same pairs in the same order give the same ranker.
 *
 * @param pairs those of the training split; none give a ranker that finds all candidates equal
 * @throws the signal's reason when it is aborted
 */
export async function trainRanker(
  pairs: readonly PreferencePair[],
  signal?: AbortSignal,
): Promise<LinearRanker> {
  const breathe = createBreather();
  const pause = async () => {
    await breathe();
    signal?.throwIfAborted();
  };
  const rarity = measureRarity(offeredTitles(pairs));
  const comparisons = await compare(pairs, rarity, pause);
  const scales = scalesOf(comparisons);
  const scaled = comparisons.map(({ difference, weight }) => ({
    difference: difference.map((value, index) => value / scales[index]!),
    weight,
  }));
  const weights = await fitComparisons(scaled, featureNames.length, PENALTY, pause);
  const right = scaled.filter(({ difference }) => dot(weights, difference) > 0).length;
  return {
    version: 1,
    features: featureNames.map((name, index) => ({
      name,
      scale: scales[index]!,
      weight: weights[index]!,
    })),
    rarity: {
      documents: rarity.documents,
      frequency: Object.fromEntries(rarity.frequency),
    },
    trained: { pairs: pairs.length, accuracy: pairs.length > 0 ? right / pairs.length : 0 },
  };
}

/** Pairs of one decision share its context; this names it. */
const decisionOf = (pair: PreferencePair): string => `${pair.taskId} ${pair.parentNode}`;

/** Titles of what was on offer: the texts in which a word can be rare. */
function offeredTitles(pairs: readonly PreferencePair[]): readonly string[] {
  const decisions = new Map(pairs.map((pair) => [decisionOf(pair), pair]));
  const observations = new Set(
    [...decisions.values()].flatMap((pair) => pair.history.map((step) => step.observation)),
  );
  return [...observations].flatMap((text) => readPage(text).items.map((item) => item.title));
}

async function compare(
  pairs: readonly PreferencePair[],
  rarity: Rarity,
  pause: () => Promise<void>,
): Promise<Comparison[]> {
  const decisions = new Map<string, { readonly situation: Situation; pairs: number }>();
  for (const pair of pairs) {
    await pause();
    const known = decisions.get(decisionOf(pair));
    if (known) known.pairs += 1;
    else decisions.set(decisionOf(pair), { situation: readSituation(pair, rarity), pairs: 1 });
  }
  const comparisons: Comparison[] = [];
  for (const pair of pairs) {
    await pause();
    const decision = decisions.get(decisionOf(pair))!;
    const chosen = featuresOf(decision.situation, pair.chosen);
    const rejected = featuresOf(decision.situation, pair.rejected);
    comparisons.push({
      difference: chosen.map((value, index) => value - rejected[index]!),
      weight: 1 / decision.pairs,
    });
  }
  return comparisons;
}

/** Root mean square of each feature's differences; 1 for a feature that never differs. */
function scalesOf(comparisons: readonly Comparison[]): Float64Array {
  const squares = new Float64Array(featureNames.length);
  for (const { difference } of comparisons) {
    difference.forEach((value, index) => {
      squares[index]! += value * value;
    });
  }
  return squares.map((sum) => (sum > 0 ? Math.sqrt(sum / comparisons.length) : 1));
}
