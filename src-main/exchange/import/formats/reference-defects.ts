import type { ReferenceNode } from '@main/exchange/import/formats/reference-node';
import type { SiblingPair } from '@shared/preference/rules';

/**
 * What is known to mislead in trees of the published code, a sentence for each time it is met.
 * @param path of the best trajectory, the root first
 */
export function referenceDefects(
  nodes: readonly ReferenceNode[],
  path: readonly number[],
  pairs: readonly SiblingPair[],
): readonly string[] {
  const found: string[] = [];
  const onPath = new Set(path);
  const questions = nodes.some(({ node }) => node.action?.type === 'finish');
  for (const { node, reward, em, children } of nodes) {
    const type = node.action?.type;
    if (questions && reward >= 1 && type !== 'finish') {
      found.push(
        'steps count as a success that answer nothing: the environment kept an old answer',
      );
    } else if (em === 0 && reward >= 1) {
      found.push('ends have a reward of 1 but no exact match');
    }
    if (reward < 0) found.push('steps have a reward below 0, taken as 0');
    if (type === 'click' && node.terminal === null && isPurchase(node.action?.argument)) {
      found.push('purchases without reward did not end the episode');
    }
    if (node.visits > 0 && node.terminal === null && children.length === 0 && node.id > 0) {
      found.push(
        'visited steps have lost what followed them: rollouts were not saved, or a finished branch was deleted',
      );
    }
  }
  if (firstBest(nodes) !== (path.length > 1 ? path.at(-1) : 0)) {
    found.push('trees have another best path than their rewards give');
  }
  for (const { chosen, rejected } of pairs) {
    if (chosen.visits === 0)
      found.push('pairs of the published rule prefer a step that was never tried');
    if (rejected.visits === 0)
      found.push('pairs of the published rule reject a step that was never tried');
    if (!onPath.has(chosen.id))
      found.push('pairs of the published rule prefer a step off the best path');
  }
  return found;
}

const isPurchase = (argument: string | undefined): boolean => /^buy now$/i.test(argument ?? '');

/** The first node in pre-order with the largest reward; the root where none is above 0. */
function firstBest(nodes: readonly ReferenceNode[]): number {
  let best = 0;
  let most = 0;
  nodes.forEach(({ reward }, id) => {
    if (reward > most) [best, most] = [id, reward];
  });
  return best;
}
