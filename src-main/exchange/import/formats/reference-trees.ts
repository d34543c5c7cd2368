import { z } from 'zod';
import type { ImportReader, Reading, RecordPlace } from '@main/exchange/import/formats/format';
import { referenceDefects } from '@main/exchange/import/formats/reference-defects';
import type { ReferenceNode } from '@main/exchange/import/formats/reference-node';
import { schemaFault, shortName } from '@main/exchange/import/formats/wording';
import { isRefusal, readObservation, readStep } from '@main/exchange/import/trees/action-text';
import { least, type SiblingPair } from '@shared/preference/rules';
import type { SearchTree, TerminalKind, TreeNode } from '@shared/tree/tree';

/** A node as the published code saves it, without what follows from the others. */
const nodeSchema = z.object({
  state: z.object({ action: z.string().nullish(), observation: z.string().nullish() }).nullish(),
  question: z.string().nullish(),
  children: z.array(z.unknown()).nullish(),
  visits: z.int().min(0),
  value: z.number(),
  is_terminal: z.boolean().default(false),
  reward: z.number().nullish(),
  em: z.union([z.number(), z.boolean()]).nullish(),
});

const rootSchema = nodeSchema.extend({
  /** Written by StepQ only. */
  task_id: z.string().min(1).nullish(),
  best_trajectory_index_list: z.array(z.int().min(0)).nullish(),
});

/** The trees that the published code saves, one JSON file for each task. */
export const referenceTrees: ImportReader = {
  layout: 'document',
  recognises: (value) =>
    typeof value === 'object' && value !== null && 'visits' in value && 'children' in value,
  read: readTree,
};

function readTree(value: unknown, place: RecordPlace): Reading {
  const root = rootSchema.safeParse(value);
  if (!root.success) return { fault: schemaFault(root.error) };
  const read = readNodes(value);
  if ('fault' in read) return read;
  const { nodes } = read;
  const path = followed(nodes, root.data.best_trajectory_index_list ?? []);
  if (path === null) {
    return { fault: 'has a best_trajectory_index_list that leads to no node of its tree' };
  }
  const first = nodes[0]!.node;
  const instruction = root.data.question ?? first.observation;
  if (instruction === '') return { fault: 'has no question at its root' };
  const tree: SearchTree = {
    taskId: shortName(root.data.task_id ?? place.file.replace(/\.json$/i, '')),
    instruction,
    nodes: nodes.map(({ node }) => node),
    iterations: [],
    stopReason: nodes.some(({ node }) => node.terminal === 'success') ? 'success' : 'iterations',
    policyCalls: 0,
    environmentSteps: 0,
  };
  const reference = pairsAlong(nodes, path);
  return {
    brings: [{ kind: 'tree', tree, reference, defects: referenceDefects(nodes, path, reference) }],
  };
}

/** The nodes in pre-order, as the published code walks them. */
function readNodes(
  root: unknown,
): { readonly nodes: ReferenceNode[] } | { readonly fault: string } {
  interface Waiting {
    readonly value: unknown;
    readonly parent: number | null;
    readonly siblings: number;
    readonly at: readonly (string | number)[];
  }
  const nodes: ReferenceNode[] = [];
  const waiting: Waiting[] = [{ value: root, parent: null, siblings: 1, at: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { parent, siblings, at } = next;
    const parsed = nodeSchema.safeParse(next.value);
    if (!parsed.success) return { fault: schemaFault(parsed.error, at) };
    const held = parsed.data;
    const children = held.children ?? [];
    if (held.is_terminal && children.length > 0) {
      return { fault: `is wrong at ${[...at, 'is_terminal'].join('.')}: an end has children` };
    }
    const above = parent === null ? null : nodes[parent]!;
    const id = nodes.length;
    above?.children.push(id);
    nodes.push(nodeOf(held, id, above, siblings));
    for (let i = children.length - 1; i >= 0; i -= 1) {
      waiting.push({
        value: children[i],
        parent: id,
        siblings: children.length,
        at: [...at, 'children', i],
      });
    }
  }
  return { nodes };
}

function nodeOf(
  held: z.output<typeof nodeSchema>,
  id: number,
  above: ReferenceNode | null,
  siblings: number,
): ReferenceNode {
  const text = held.state?.observation ?? '';
  // The root tells the task, without the word that stands before an answer.
  const observation = above ? readObservation(text) : text;
  const action = above ? readStep(held.state?.action ?? '') : null;
  const reward = held.reward ?? 0;
  const terminal = held.is_terminal && above ? endOf(reward, action?.type, action?.argument) : null;
  return {
    node: {
      id,
      parent: above?.node.id ?? null,
      depth: above ? above.node.depth + 1 : 0,
      action,
      observation: above || observation !== '' ? observation : (held.question ?? ''),
      valid: !isRefusal(observation) && action?.type !== 'invalid',
      terminal,
      reward: terminal === null ? null : Math.min(1, Math.max(0, reward)),
      origin: above ? 'expansion' : 'root',
      iteration: above ? 1 : 0,
      visits: held.visits,
      valueSum: held.value * held.visits,
      prior: 1 / siblings,
      // What the published search never selects again it has deleted: see docs/decisions/0017.
      exhausted: terminal !== null,
      expanded: (held.children ?? []).length > 0,
      promptTokens: null,
      completionTokens: null,
    },
    value: held.value,
    reward,
    em: held.em === null || held.em === undefined ? null : Number(held.em),
    children: [],
  };
}

/** An end without reward is a wrong answer where something was answered, else the step limit. */
function endOf(
  reward: number,
  type: string | undefined,
  argument: string | undefined,
): TerminalKind {
  if (reward >= 1) return 'success';
  const answered = type === 'finish' || (type === 'click' && /^buy now$/i.test(argument ?? ''));
  return answered || reward > 0 ? 'failure' : 'depth-limit';
}

/** Nodes along the list of child indices, the root first; `null` where it leads nowhere. */
function followed(nodes: readonly ReferenceNode[], list: readonly number[]): number[] | null {
  const path = [0];
  for (const index of list) {
    const next = nodes[path.at(-1)!]!.children[index];
    if (next === undefined) return null;
    path.push(next);
  }
  return path;
}

/**
 * The published rule on the file's own numbers: at each step of the saved best path the child with
 * the largest V against the one with the smallest, the first among equals, unless they are one.
 */
function pairsAlong(nodes: readonly ReferenceNode[], path: readonly number[]): SiblingPair[] {
  return path.slice(0, -1).flatMap((parent) => {
    const children = nodes[parent]!.children.map((id) => nodes[id]!.node);
    const valueOf = ({ id }: TreeNode): number => nodes[id]!.value;
    const chosen = least(children, (node) => -valueOf(node));
    const rejected = least(children, valueOf);
    if (!chosen || !rejected || chosen.id === rejected.id) return [];
    return [{ chosen, rejected, chosenValue: valueOf(chosen), rejectedValue: valueOf(rejected) }];
  });
}
