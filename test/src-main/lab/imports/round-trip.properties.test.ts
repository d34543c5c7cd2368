import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStep, type Step } from '@shared/agent/action';
import { openingOf } from '@shared/agent/opening';
import type { ExportFormatName } from '@shared/exchange/formats';
import { exportFilterSchema } from '@shared/ipc/filters';
import type { PreferencePair } from '@shared/preference/pair';
import { referenceValue } from '@shared/preference/reference';
import { bestPath, childrenOf, historyOf } from '@shared/tree/path';
import type { SearchTree } from '@shared/tree/tree';
import { exportData } from '@main/exchange/export/export-data';
import { roughRuler } from '@main/exchange/export/lengths';
import type { Store } from '@main/store/store';
import { anyTree, someSteps, visibleText } from '../../../support/arbitrary-trees';
import { importInto } from '../../../support/import-request';
import { sampleConfig, samplePairs } from '../../../support/samples';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

const twoTrees = fc.tuple(anyTree('first'), anyTree('second'));
const few = { numRuns: 25 };

/** A workspace, and a way to export trees and their pairs from a new experiment of it. */
function ground() {
  const folder = temporaryFolder();
  const store = temporaryStore(folder);
  let runs = 0;
  const write = async (
    trees: readonly SearchTree[],
    format: ExportFormatName,
    review: (store: Store, pairs: readonly PreferencePair[]) => void = () => undefined,
  ) => {
    runs += 1;
    const id = store.experiments.create(sampleConfig({ name: `Run ${runs}` }), {});
    for (const tree of trees) store.trees.commit(id, tree, 5);
    const pairs = trees.flatMap((tree) => samplePairs(tree, id));
    const tried = pairs.filter((pair) => pair.chosenVisits > 0 && pair.rejectedVisits > 0);
    store.pairs.replace(id, tried, []);
    review(store, store.pairs.forTraining(id));
    const to = join(folder, `out-${runs}${format.endsWith('jsonl') ? '.jsonl' : ''}`);
    const keep = { duplicates: 'keep', evaluationTasks: 'keep' } as const;
    const filter = exportFilterSchema.parse({ experimentId: id, ...keep });
    const request = { format, filter, to, existing: 'refuse', ruler: roughRuler } as const;
    await exportData(folder, { ...request, appVersion: '1' });
    return { id, to };
  };
  return { folder, store, write };
}

function loadAll(store: Store, experimentId: string): SearchTree[] {
  return store.trees.ids(experimentId).map((treeId) => store.trees.load(treeId));
}

/** What the published code's format carries of a tree, in pre-order. */
function ofTree({ taskId, instruction, nodes }: SearchTree) {
  const children = childrenOf(nodes);
  const walk = (id: number): unknown[] => {
    const { action, observation, visits, depth, terminal, reward } = nodes[id]!;
    const value = Math.round(referenceValue(nodes[id]!) * 1e9) / 1e9;
    const own = { action, observation, visits, depth, value, ended: terminal !== null, reward };
    return [own, ...children[id]!.flatMap(walk)];
  };
  return { taskId, instruction, nodes: walk(0) };
}

/** What the lines of StepQ carry of a pair: not its names, which follow from where it stands. */
const ofPair = ({
  id: _i,
  parentNode: _p,
  chosenNode: _c,
  rejectedNode: _r,
  ...rest
}: PreferencePair) => rest;

const withoutRaw = ({ action: { thought, type, argument }, observation }: Step) => ({
  action: { thought, type, argument },
  observation,
});

describe('what was exported and is imported again', () => {
  it('is the same trees in the published code’s format', async () => {
    const { store, write } = ground();
    await fc.assert(
      fc.asyncProperty(twoTrees, async (trees) => {
        const { to } = await write(trees, 'tree-json');
        const { experimentId, report } = await importInto(store, to);
        if (report) expect(report).toMatchObject({ format: 'reference-trees', bad: 0 });
        expect(loadAll(store, experimentId).map(ofTree)).toEqual(trees.map(ofTree));
      }),
      few,
    );
  });

  it('is the same pairs in StepQ’s own lines, swapped and edited ones as they are now', async () => {
    const { store, write } = ground();
    const verdicts = fc.array(fc.constantFrom('accept', 'reject', 'swap', 'edit', 'leave'), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(twoTrees, verdicts, visibleText, async (trees, said, words) => {
        const { id, to } = await write(trees, 'stepq-jsonl', ({ reviews }, pairs) => {
          pairs.forEach((pair, i) => {
            const kind = said[i % said.length]!;
            const action = { thought: words, type: 'click', argument: `${words} edited ${i}` };
            if (kind === 'edit') reviews.add(pair.id, { kind, side: 'chosen', action });
            else if (kind !== 'leave') reviews.add(pair.id, { kind });
          });
        });
        const before = store.pairs.forTraining(id).map(ofPair);
        fc.pre(before.length > 0);
        const { experimentId } = await importInto(store, to);
        expect(store.pairs.forTraining(experimentId).map(ofPair)).toEqual(before);
      }),
      few,
    );
  });

  it.each(['openai-sft-jsonl', 'llamafactory-sft'] as const)(
    'is the same best paths in conversations as %s',
    async (format) => {
      const { store, write } = ground();
      await fc.assert(
        fc.asyncProperty(twoTrees, async (trees) => {
          const told = trees.filter((tree) => (bestPath(tree).at(-1)?.reward ?? 0) > 0);
          fc.pre(told.length > 0);
          const { to } = await write(trees, format);
          const { experimentId } = await importInto(store, to, { format: 'chat-jsonl' });
          const back = loadAll(store, experimentId);
          expect(back.map(({ nodes }) => nodes[0]!.observation)).toEqual(
            told.map(({ instruction, nodes }) =>
              openingOf({ instruction, initialObservation: nodes[0]!.observation }).trim(),
            ),
          );
          const path = (tree: SearchTree, end: number) =>
            historyOf(tree.nodes, end).map(withoutRaw);
          expect(back.map((tree) => path(tree, tree.nodes.length - 1))).toEqual(
            told.map((tree) => {
              const steps = path(tree, bestPath(tree).at(-1)!.id);
              // The last answer is nobody's turn.
              return steps.map((step, i) =>
                i === steps.length - 1 ? { ...step, observation: '' } : step,
              );
            }),
          );
        }),
        few,
      );
    },
  );
});

/** How others write an episode: where, and with which words around it. */
const writers = {
  'eto-outputs': (turns: readonly Turn[], reward: number) => ({
    name: 'model/task/7.json',
    json: {
      meta: { reward, finished: true, success: reward === 1 },
      conversations: [
        { from: 'human', value: 'You are an agent.' },
        { from: 'gpt', value: 'OK' },
        ...turns.map(shareGpt),
      ],
    },
  }),
  'agent-traj': (turns: readonly Turn[], reward: number) => ({
    name: 'train.json',
    json: [{ item_id: 'task/7', reward, conversations: turns.map(shareGpt) }],
  }),
  'chat-jsonl': (turns: readonly Turn[], reward: number) => ({
    name: 'runs.jsonl',
    json: {
      id: 'task/7',
      reward,
      messages: turns.map(({ agent, text }) => ({
        role: agent ? 'assistant' : 'user',
        content: text,
      })),
    },
  }),
};

interface Turn {
  readonly agent: boolean;
  readonly text: string;
}

const shareGpt = ({ agent, text }: Turn) => ({ from: agent ? 'gpt' : 'human', value: text });

describe('an episode that others wrote', () => {
  it.each(['eto-outputs', 'agent-traj', 'chat-jsonl'] as const)(
    'is read from %s with every step, answer and reward that stands there',
    async (format) => {
      const { folder, store } = ground();
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(visibleText, someSteps, fc.nat(8), async (task, steps, eighths) => {
          runs += 1;
          const turns = [
            { agent: false, text: task },
            ...steps.flatMap(({ action, observation }) => [
              { agent: true, text: formatStep(action) },
              { agent: false, text: `Observation: ${observation}` },
            ]),
          ];
          const { name, json } = writers[format](turns, eighths / 8);
          const file = join(folder, `others-${runs}`, name);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, JSON.stringify(json));
          const { experimentId, report } = await importInto(store, join(folder, `others-${runs}`));
          if (report) expect(report).toMatchObject({ format, bad: 0 });
          const [tree] = loadAll(store, experimentId);
          expect(tree).toMatchObject({ taskId: 'task/7', instruction: task.trim() });
          const end = tree!.nodes.at(-1)!;
          expect(historyOf(tree!.nodes, end.id)).toEqual(steps);
          expect(end.reward).toBe(eighths / 8);
        }),
        few,
      );
    },
  );
});
