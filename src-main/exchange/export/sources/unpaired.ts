import type { RowLength } from '@main/exchange/export/lengths';
import type { Turn } from '@main/exchange/export/messages';
import { createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import { pairSource, type PairItem } from '@main/exchange/export/sources/pairs';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';

/** One action with whether it was preferred, as KTO learns from it. */
export interface UnpairedItem extends ExportItem {
  readonly turns: readonly Turn[];
  readonly completion: string;
  readonly label: boolean;
  readonly length: RowLength;
}

/**
 * Both actions of each pair, every action at a decision once. One that was preferred to a sibling
 * and passed over for another has no label that is true, and is left out.
 */
export function unpairedSource(ground: SourceGround): Source<UnpairedItem> {
  const pairs = pairSource(ground);
  const counts = createFilterCounts();
  const settle = (verdicts: Iterable<Verdict>): UnpairedItem[] =>
    Array.from(verdicts).flatMap(({ labels, ...item }) =>
      counts.note('both chosen and rejected', labels.size === 1)
        ? [{ ...item, label: labels.has(true) }]
        : [],
    );
  return {
    total: pairs.total,
    counts: () => [...pairs.counts(), ...counts.list()],
    items: {
      // Pairs come tree by tree, so no verdict outlives its tree.
      *[Symbol.iterator]() {
        let verdicts = new Map<string, Verdict>();
        let tree = -1;
        for (const batch of pairs.items) {
          const changed = batch.some(({ pair }) => pair.treeId !== tree);
          const ready = changed ? settle(verdicts.values()) : [];
          if (changed) verdicts = new Map();
          for (const item of batch) {
            tree = item.pair.treeId;
            take(verdicts, item, true);
            take(verdicts, item, false);
          }
          yield ready;
        }
        yield settle(verdicts.values());
      },
    },
  };
}

interface Verdict extends Omit<UnpairedItem, 'label'> {
  readonly labels: Set<boolean>;
}

function take(verdicts: Map<string, Verdict>, item: PairItem, label: boolean): void {
  const completion = label ? item.chosen : item.rejected;
  const key = `${item.pair.parentNode}\n${completion}`;
  const held = verdicts.get(key);
  if (held) {
    held.labels.add(label);
    return;
  }
  const { turns, split, edited, length } = item;
  verdicts.set(key, { turns, completion, split, edited, length, labels: new Set([label]) });
}
