import { selectionScore, type SelectionRule } from '@shared/tree/uct';
import { draftPrior, type DraftNode } from '@main/search/mcts-draft';

/**
 * Walks from `root` to a node that was not expanded yet, at every step to the child that the rule
 * wants most, the oldest among equals; never to an exhausted one.
 *
 * @throws when `root` is exhausted: then there is nothing to select
 */
export function selectPath<Snapshot>(
  root: DraftNode<Snapshot>,
  rule: SelectionRule,
): DraftNode<Snapshot>[] {
  const path = [root];
  for (let at = root; at.expanded; path.push(at)) at = bestChild(at, rule);
  return path;
}

function bestChild<Snapshot>(
  parent: DraftNode<Snapshot>,
  rule: SelectionRule,
): DraftNode<Snapshot> {
  let best: DraftNode<Snapshot> | null = null;
  let bestScore = -Infinity;
  for (const child of parent.children.values()) {
    if (child.exhausted) continue;
    const { visits, valueSum, valid } = child;
    const prior = draftPrior(parent, child);
    const score = selectionScore({ visits, valueSum, valid, prior }, parent.visits, rule);
    if (best === null || score > bestScore) {
      best = child;
      bestScore = score;
    }
  }
  if (best === null)
    throw new Error(`Node ${parent.id} is exhausted and cannot be searched further.`);
  return best;
}
