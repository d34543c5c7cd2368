import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFormats, type ExportFormatName } from '@shared/exchange/formats';
import { exportFilterSchema } from '@shared/ipc/filters';
import type { PreferencePair } from '@shared/preference/pair';
import { meanValue } from '@shared/tree/tree';
import { exportData } from '@main/exchange/export/export-data';
import { roughRuler } from '@main/exchange/export/lengths';
import { plant } from '../../../support/planted-tree';
import { sampleConfig } from '../../../support/samples';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

/** Out of the first room there is a way on and a dead end; behind the way on, the door and a cellar. */
const tree = plant([
  { parent: 0, visits: 3, value: 0.75 },
  { parent: 0, visits: 1, value: 0, terminal: 'failure', reward: 0 },
  { parent: 1, visits: 2, value: 1, terminal: 'success', reward: 1 },
  { parent: 1, visits: 1, value: 0.25, terminal: 'failure', reward: 0.25 },
]);

function pair(id: string, chosenNode: number, rejectedNode: number): PreferencePair {
  const [chosen, rejected] = [tree.nodes[chosenNode]!, tree.nodes[rejectedNode]!];
  const parent = tree.nodes[chosen.parent!]!;
  return {
    id,
    taskId: tree.taskId,
    split: 'train',
    depth: parent.depth,
    parentNode: parent.id,
    chosenNode,
    rejectedNode,
    instruction: tree.instruction,
    initialObservation: tree.nodes[0]!.observation,
    history: parent.action ? [{ action: parent.action, observation: parent.observation }] : [],
    chosen: chosen.action!,
    rejected: rejected.action!,
    chosenValue: meanValue(chosen)!,
    rejectedValue: meanValue(rejected)!,
    chosenVisits: chosen.visits,
    rejectedVisits: rejected.visits,
  };
}

/** The file of each format; those of folders with the path inside. */
const files: readonly (readonly [ExportFormatName, string])[] = [
  ['eto-json', ''],
  ['trl-jsonl', ''],
  ['trl-text-jsonl', ''],
  ['trl-kto-jsonl', ''],
  ['trl-stepwise-jsonl', ''],
  ['llamafactory-ranking', 'stepq_ranking.json'],
  ['llamafactory-sft', 'stepq_sft.json'],
  ['llamafactory-kto', 'stepq_kto.json'],
  ['openai-sft-jsonl', ''],
  ['openai-preference-jsonl', ''],
  ['tree-json', 'planted.json'],
  ['nodes-csv', ''],
];

const golden = (format: ExportFormatName) =>
  join(import.meta.dirname, '../../../fixtures/exports', `${format}.txt`);

describe('a small export, beside a file written by hand from the documentation of the format', () => {
  it.each(files)('is the same in %s', async (format, inside) => {
    const folder = temporaryFolder();
    const store = temporaryStore(folder);
    const id = store.experiments.create(sampleConfig(), {});
    store.trees.commit(id, tree, 1);
    store.pairs.replace(id, [pair('first', 1, 2), pair('second', 3, 4)], []);
    const to = join(temporaryFolder(), exportFormats[format].suggestedName);
    const filter = exportFilterSchema.parse({ experimentId: id });
    const request = { format, filter, to, existing: 'refuse', appVersion: '1' } as const;
    await exportData(folder, { ...request, ruler: roughRuler });
    expect(readFileSync(join(to, inside), 'utf8')).toBe(readFileSync(golden(format), 'utf8'));
  });
});
