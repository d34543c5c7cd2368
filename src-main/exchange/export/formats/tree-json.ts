import { formatStep } from '@shared/agent/action';
import { openingOf } from '@shared/agent/opening';
import { referenceValue } from '@shared/preference/reference';
import { bestTerminal, childrenOf, pathTo } from '@shared/tree/path';
import { defineFormat } from '@main/exchange/export/formats/format';
import { shareGpt } from '@main/exchange/export/messages';
import { jsonFiles } from '@main/exchange/export/sinks/json';
import { treeSource, type TreeItem } from '@main/exchange/export/sources/trees';

/** The published code trains on a fixed instruction and an `OK` before the task. */
const HOW_TO_ANSWER =
  'Interact with the environment to solve the task. Answer every observation with a thought and ' +
  'one action:\nThought: your reasons\nAction: type[argument]';

/** A node as the published code saves it (`<index>.json`, nested by `children`). */
interface ReferenceNode {
  readonly state: { readonly action: string; readonly observation: string };
  readonly question: string;
  readonly children: readonly ReferenceNode[] | null;
  readonly visits: number;
  readonly value: number;
  readonly depth: number;
  readonly is_terminal: boolean;
  readonly reward: number;
  readonly em: number;
  readonly messages: readonly object[] | null;
}

/** The root also says what the search found. */
interface ReferenceTree extends ReferenceNode {
  /** Not of the published code, which passes over it: which task this is. */
  readonly task_id: string;
  readonly 'best reward': number;
  readonly 'best em': number;
  readonly 'best child reward': number;
  readonly 'best child em': number;
  /** Index among its siblings of each node on the best path; empty where nothing was rewarded. */
  readonly best_trajectory_index_list: readonly number[];
}

/** Whole trees, one file each, as the published code of arXiv 2409.09345 saves them. */
export const treeJson = defineFormat({
  source: treeSource,
  rows: (tree) => [referenceTree(tree)],
  sink: jsonFiles<ReferenceTree>(({ task_id }) => task_id),
});

function referenceTree(tree: TreeItem): ReferenceTree {
  const children = childrenOf(tree.nodes);
  const end = bestTerminal(tree);
  const reward = end?.reward ?? 0;
  const em = reward === 1 ? 1 : 0;
  const path = end !== null && reward > 0 ? pathTo(tree.nodes, end.id) : [];
  return {
    ...referenceNode(tree, children, 0),
    messages: [
      shareGpt({ speaker: 'user', text: HOW_TO_ANSWER }),
      shareGpt({ speaker: 'agent', text: 'OK' }),
      shareGpt({
        speaker: 'user',
        text: openingOf({ ...tree, initialObservation: tree.nodes[0]!.observation }),
      }),
    ],
    task_id: tree.taskId,
    'best reward': reward,
    'best em': em,
    'best child reward': reward,
    'best child em': em,
    best_trajectory_index_list: path
      .slice(1)
      .map(({ id, parent }) => children[parent!]!.indexOf(id)),
  };
}

function referenceNode(
  tree: TreeItem,
  children: readonly (readonly number[])[],
  id: number,
): ReferenceNode {
  const node = tree.nodes[id]!;
  const below = children[id]!;
  return {
    state: {
      action: node.action === null ? '' : formatStep(node.action),
      observation: node.parent === null ? node.observation : `Observation: ${node.observation}`,
    },
    question: tree.instruction,
    children: below.length > 0 ? below.map((child) => referenceNode(tree, children, child)) : null,
    visits: node.visits,
    value: referenceValue(node),
    depth: node.depth,
    is_terminal: node.terminal !== null,
    reward: node.reward ?? 0,
    em: node.reward === 1 ? 1 : 0,
    messages: null,
  };
}
