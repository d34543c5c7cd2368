import { childrenOf, historyOf } from '@shared/tree/path';
import { CallError } from '@main/rpc/rpc';
import type { LabGround } from '@main/lab/runner';

/**
 * Scores each group of siblings with the model of the tree's experiment, over their parent's
 * context, and stores the Q-values.
 * @returns the number of nodes scored
 * @throws CallError `not-found`; `conflict` while the experiment has no model
 */
export async function scoreTree(
  { store, models }: Pick<LabGround, 'store' | 'models'>,
  treeId: number,
): Promise<number> {
  const model = store.models.find(store.trees.experimentOf(treeId));
  if (!model) {
    throw new CallError('conflict', 'This experiment has no trained Q-value model yet.');
  }
  const tree = store.trees.load(treeId);
  const service = await models.service();
  const q: (number | null)[] = tree.nodes.map(() => null);
  for (const [parentId, children] of childrenOf(tree.nodes).entries()) {
    if (children.length === 0) continue;
    const context = {
      instruction: tree.instruction,
      initialObservation: tree.nodes[0]?.observation ?? '',
      history: historyOf(tree.nodes, parentId),
    };
    const actions = children.flatMap((id) => tree.nodes[id]?.action ?? []);
    const scores = await service.score(model.directory, context, actions);
    children.forEach((id, i) => {
      q[id] = scores[i]?.q ?? null;
    });
  }
  store.trees.setQValues(treeId, q);
  return q.filter((value) => value !== null).length;
}
