import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import { referencePairs, referenceValue } from '@shared/preference/reference';
import { bestPath, bestTerminal } from '@shared/tree/path';
import { linesOf, storeWithData } from './exported';

interface ReferenceNode {
  state: { action: string; observation: string };
  children: ReferenceNode[] | null;
  visits: number;
  value: number;
  depth: number;
  is_terminal: boolean;
  reward: number;
  messages: { from: string; value: string }[] | null;
  task_id?: string;
  best_trajectory_index_list?: number[];
}

const flat = (node: ReferenceNode): ReferenceNode[] => [
  node,
  ...(node.children ?? []).flatMap(flat),
];

describe('trees in the nested JSON of the published code', () => {
  it('hold every node with its counts, a file for each tree', async () => {
    const { trees, writeFolder } = storeWithData();
    const { read, rows, manifest } = await writeFolder('tree-json');
    expect(rows).toBe(trees.length);
    expect(manifest.files.map(({ name }) => name)).toEqual(
      trees.map(({ taskId }) => `${taskId}.json`),
    );
    for (const tree of trees) {
      const root = JSON.parse(read(`${tree.taskId}.json`)) as ReferenceNode;
      expect(root.task_id).toBe(tree.taskId);
      expect(root.messages?.map(({ from }) => from)).toEqual(['human', 'gpt', 'human']);
      const nodes = flat(root);
      expect(nodes).toHaveLength(tree.nodes.length);
      const key = (action: string, depth: number) => `${depth} ${action}`;
      const byAction = new Map(nodes.map((node) => [key(node.state.action, node.depth), node]));
      for (const node of tree.nodes.slice(1)) {
        expect(byAction.get(key(formatStep(node.action!), node.depth))).toMatchObject({
          state: { observation: `Observation: ${node.observation}` },
          visits: node.visits,
          value: referenceValue(node),
          is_terminal: node.terminal !== null,
          reward: node.reward ?? 0,
          messages: null,
        });
      }
    }
  });

  it('give by the published rule the pairs that compat mode gives', async () => {
    const { trees, writeFolder } = storeWithData();
    const { read } = await writeFolder('tree-json');
    for (const tree of trees) {
      const pairs: [string, string][] = [];
      let node = JSON.parse(read(`${tree.taskId}.json`)) as ReferenceNode;
      for (const index of node.best_trajectory_index_list!) {
        const children = node.children!;
        const values = children.map(({ value }) => value);
        const best = values.indexOf(Math.max(...values));
        const worst = values.indexOf(Math.min(...values));
        if (best !== worst)
          pairs.push([children[best]!.state.action, children[worst]!.state.action]);
        node = children[index]!;
      }
      // The published search has deleted what was exhausted; the export keeps it.
      const kept = { nodes: tree.nodes.map((one) => ({ ...one, exhausted: false })) };
      expect(pairs).toEqual(
        referencePairs(kept).map(({ chosen, rejected }) => [
          formatStep(chosen.action!),
          formatStep(rejected.action!),
        ]),
      );
    }
  });
});

describe('best paths', () => {
  it('are chats that end on the agent, with the highest reward of their tree', async () => {
    const { trees, write } = storeWithData();
    const { text, manifest } = await write('openai-sft-jsonl');
    const rows = linesOf(text) as { messages: { role: string; content: string }[] }[];
    const rewarded = trees.filter((tree) => (bestTerminal(tree)?.reward ?? 0) > 0);
    expect(rows).toHaveLength(rewarded.length);
    rows.forEach(({ messages }, i) => {
      const path = bestPath(rewarded[i]!).slice(1);
      expect(messages.map(({ role }) => role)).toEqual(path.flatMap(() => ['user', 'assistant']));
      expect(messages.filter(({ role }) => role === 'assistant').map((m) => m.content)).toEqual(
        path.map(({ action }) => formatStep(action!)),
      );
    });
    expect(manifest.lengths?.rows).toBe(rows.length);
  });

  it('for LLaMA-Factory have an even count of turns', async () => {
    const { writeFolder } = storeWithData();
    const { read } = await writeFolder('llamafactory-sft');
    const info = JSON.parse(read('dataset_info.json')) as object;
    expect(info).toEqual({
      stepq: {
        file_name: 'stepq_sft.json',
        formatting: 'sharegpt',
        columns: { messages: 'conversations' },
      },
    });
    const rows = JSON.parse(read('stepq_sft.json')) as { conversations: { from: string }[] }[];
    for (const { conversations } of rows) {
      expect(conversations.length % 2).toBe(0);
      expect(conversations.at(-1)?.from).toBe('gpt');
    }
  });

  it('below the least reward are left out, and counted', async () => {
    const { write } = storeWithData();
    const { rows, manifest } = await write('openai-sft-jsonl', { tasks: ['task-1', 'none'] });
    expect(rows).toBe(1);
    expect(manifest.filters[0]).toEqual({ filter: 'tasks', in: 3, out: 1 });
  });
});

describe('stepwise rows', () => {
  it('label each step of an ended path by whether a success was found below it', async () => {
    const { trees, write } = storeWithData(1);
    const { text } = await write('trl-stepwise-jsonl', { duplicates: 'keep' });
    const rows = linesOf(text) as { prompt: string; completions: string[]; labels: boolean[] }[];
    const [{ nodes } = { nodes: [] }] = trees;
    const ends = nodes.filter(({ terminal }) => terminal !== null);
    expect(rows).toHaveLength(ends.length);
    rows.forEach(({ completions, labels }, i) => {
      const end = ends[i]!;
      expect(completions).toHaveLength(end.depth);
      expect(labels.at(-1)).toBe(end.terminal === 'success');
      // Once no success is below, none comes back.
      expect(labels).toEqual([...labels].sort((a, b) => Number(b) - Number(a)));
      expect(completions.at(-1)).toContain(formatStep(end.action!));
      expect(completions[1]).toMatch(/^Observation: /);
    });
  });
});
