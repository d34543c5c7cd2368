import type { AccuracyGroup } from '@shared/ipc/rows';
import { pairMargin, type PreferencePair } from '@shared/preference/pair';
import type { QModelService } from '@main/qmodel/service';

/** Upper ends of the margin groups; the last one is open. */
const MARGIN_EDGES = [0.2, 0.4, 0.6, 0.8];

export interface GroupedAccuracy {
  readonly byType: readonly AccuracyGroup[];
  readonly byMargin: readonly AccuracyGroup[];
  readonly byDepth: readonly AccuracyGroup[];
}

/**
 * Share of held-out pairs whose chosen action has the larger Q, by the verbs of the two actions, by
 * margin and by depth: an average over all hides that "buying" and "looking" pull against each
 * other.
 * @param onPair called after each pair with the number done; may throw to stop
 */
export async function heldoutAccuracy(
  pairs: readonly PreferencePair[],
  service: QModelService,
  directory: string,
  onPair: (done: number) => void,
): Promise<GroupedAccuracy> {
  const right = new Map<PreferencePair, boolean>();
  for (const pair of pairs) {
    const [chosen, rejected] = await service.score(
      directory,
      {
        instruction: pair.instruction,
        initialObservation: pair.initialObservation,
        history: pair.history,
      },
      [pair.chosen, pair.rejected],
    );
    right.set(pair, (chosen?.q ?? 0) > (rejected?.q ?? 0));
    onPair(right.size);
  }
  const by = (nameOf: (pair: PreferencePair) => string): AccuracyGroup[] =>
    groups(pairs, nameOf, (pair) => right.get(pair) === true);
  return {
    byType: by(decisionType),
    byMargin: by((pair) => marginGroup(pairMargin(pair))),
    byDepth: by(({ depth }) => `step ${depth + 1}`),
  };
}

/** `click` for two clicks, `click over search` where the verbs differ. */
function decisionType({ chosen, rejected }: PreferencePair): string {
  return chosen.type === rejected.type ? chosen.type : `${chosen.type} over ${rejected.type}`;
}

/** The margin's group, e.g. `0.2 to 0.4`. */
function marginGroup(margin: number): string {
  const index = MARGIN_EDGES.findIndex((edge) => margin < edge);
  const lower = index <= 0 ? 0 : (MARGIN_EDGES[index - 1] ?? 0);
  const upper = MARGIN_EDGES[index];
  return upper === undefined
    ? `${(MARGIN_EDGES.at(-1) ?? 0).toFixed(1)} and more`
    : `${lower.toFixed(1)} to ${upper.toFixed(1)}`;
}

function groups(
  pairs: readonly PreferencePair[],
  nameOf: (pair: PreferencePair) => string,
  isRight: (pair: PreferencePair) => boolean,
): AccuracyGroup[] {
  const counts = new Map<string, { pairs: number; right: number }>();
  for (const pair of pairs) {
    const name = nameOf(pair);
    const count = counts.get(name) ?? { pairs: 0, right: 0 };
    count.pairs += 1;
    if (isRight(pair)) count.right += 1;
    counts.set(name, count);
  }
  return [...counts]
    .map(([group, count]) => ({
      group,
      pairs: count.pairs,
      accuracy: count.right / count.pairs,
    }))
    .sort((a, b) => a.group.localeCompare(b.group, 'en', { numeric: true }));
}
