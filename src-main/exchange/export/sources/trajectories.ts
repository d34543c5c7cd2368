import { bestPath } from '@shared/tree/path';
import type { RowLength } from '@main/exchange/export/lengths';
import { agentTurn, promptTurns, type Turn } from '@main/exchange/export/messages';
import { createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import { turnRuler } from '@main/exchange/export/sources/pairs';
import { textFilters } from '@main/exchange/export/sources/row-filters';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { treeSource, type TreeItem } from '@main/exchange/export/sources/trees';

/** The best path of a tree as a conversation that ends on the agent. */
export interface TrajectoryItem extends ExportItem {
  readonly taskId: string;
  readonly turns: readonly Turn[];
  /** In (0, 1]. */
  readonly reward: number;
  readonly length: RowLength;
}

/** Best paths with a reward above 0, as rejection-sampling fine-tuning takes them. */
export function trajectorySource(ground: SourceGround): Source<TrajectoryItem> {
  const trees = treeSource(ground);
  const counts = createFilterCounts();
  return {
    total: trees.total,
    counts: () => [...trees.counts(), ...counts.list()],
    items: {
      *[Symbol.iterator]() {
        const passes = textFilters(ground, counts);
        const tokensOf = turnRuler(ground.ruler);
        for (const batch of trees.items) {
          yield batch.flatMap((tree) => {
            const reward = tree.bestReward ?? 0;
            if (!counts.note('no reward', reward > 0)) return [];
            const turns = conversationOf(tree);
            const whole = tokensOf(turns.map(({ text }) => text));
            const length = { whole, completion: whole };
            const { taskId, instruction, split } = tree;
            return passes({ taskId, instruction, turns, completions: [], length })
              ? [{ taskId, turns, reward, length, split, edited: false }]
              : [];
          });
        }
      },
    },
  };
}

/** The last observation answers nobody, so it is left out. */
function conversationOf(tree: TreeItem): readonly Turn[] {
  const [root, ...steps] = bestPath(tree);
  const last = steps.at(-1);
  if (!root || !last) return [];
  const history = steps.slice(0, -1).map(({ action, observation }) => ({
    action: action!,
    observation,
  }));
  const before = { instruction: tree.instruction, initialObservation: root.observation, history };
  return [...promptTurns(before), agentTurn(last.action!)];
}
