import { formatStep } from '@shared/agent/action';
import { openingOf } from '@shared/agent/opening';
import { pathTo } from '@shared/tree/path';
import type { RowLength } from '@main/exchange/export/lengths';
import { createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import { turnRuler } from '@main/exchange/export/sources/pairs';
import { textFilters } from '@main/exchange/export/sources/row-filters';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { treeSource, type TreeItem } from '@main/exchange/export/sources/trees';

/** One ended path of a tree with a verdict on each step. */
export interface StepsItem extends ExportItem {
  readonly prompt: string;
  /** Each step as text; from the second on the observation that it answers stands before it. */
  readonly completions: readonly string[];
  /** Whether a success was found at the step or below it. */
  readonly labels: readonly boolean[];
  readonly length: RowLength;
}

/**
 * Every path of a tree that came to an end, each step labelled by whether a success was found below
 * it (the hard estimate of Math-Shepherd, Wang et al. 2024). Trees without a success say nothing of
 * their steps but that none was found, and give none.
 */
export function stepsSource(ground: SourceGround): Source<StepsItem> {
  const trees = treeSource(ground);
  const counts = createFilterCounts();
  const { minVisits } = ground.filter;
  return {
    total: trees.total,
    counts: () => [...trees.counts(), ...counts.list()],
    items: {
      *[Symbol.iterator]() {
        const passes = textFilters(ground, counts);
        const tokensOf = turnRuler(ground.ruler);
        for (const batch of trees.items) {
          yield batch.flatMap((tree) => {
            const good = successesBelow(tree);
            if (!counts.note('no success in the tree', good.has(0))) return [];
            return tree.nodes.flatMap((end) => {
              if (end.terminal === null) return [];
              const visited = minVisits === undefined || end.visits >= minVisits;
              if (minVisits !== undefined && !counts.note('visits', visited)) return [];
              const { prompt, completions, labels } = stepsOf(tree, end.id, good);
              const whole = tokensOf([prompt, ...completions]);
              const completion = whole - tokensOf([prompt]);
              const length = { whole, completion };
              const { taskId, instruction, split } = tree;
              const turns = [{ speaker: 'user', text: prompt }] as const;
              return passes({ taskId, instruction, turns, completions, length })
                ? [{ prompt, completions, labels, length, split, edited: false }]
                : [];
            });
          });
        }
      },
    },
  };
}

/** Ids of the nodes at or below which a success was found. */
function successesBelow({ nodes }: TreeItem): ReadonlySet<number> {
  const good = new Set<number>();
  // Children come after their parents.
  for (const node of nodes.toReversed()) {
    if (node.terminal === 'success') good.add(node.id);
    if (good.has(node.id) && node.parent !== null) good.add(node.parent);
  }
  return good;
}

function stepsOf(
  { nodes, instruction }: TreeItem,
  end: number,
  good: ReadonlySet<number>,
): Pick<StepsItem, 'prompt' | 'completions' | 'labels'> {
  const [root, ...steps] = pathTo(nodes, end);
  return {
    prompt: openingOf({ instruction, initialObservation: root!.observation }),
    completions: steps.map(({ action, parent }, i) => {
      const before = i === 0 ? '' : `Observation: ${nodes[parent!]!.observation}\n`;
      return before + formatStep(action!);
    }),
    labels: steps.map(({ id }) => good.has(id)),
  };
}
