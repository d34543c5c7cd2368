import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExportFormatName } from '@shared/exchange/formats';
import { exportFilterSchema } from '@shared/ipc/filters';
import type { PreferencePair } from '@shared/preference/pair';
import { exportData } from '@main/exchange/export/export-data';
import { roughRuler } from '@main/exchange/export/lengths';
import { importInto } from '../../../support/import-request';
import { sampleConfig, samplePairs, sampleTree } from '../../../support/samples';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

/** A store with an experiment of four trees and their pairs, and a way to export it. */
function exported() {
  const folder = temporaryFolder();
  const store = temporaryStore(folder);
  const id = store.experiments.create(sampleConfig({ name: 'Out' }), {});
  const trees = Array.from({ length: 4 }, (_, i) => sampleTree(`task-${i}`, 40));
  for (const tree of trees) store.trees.commit(id, tree, 5);
  store.pairs.replace(
    id,
    trees.flatMap((tree) => samplePairs(tree, id)),
    [],
  );
  const write = async (format: ExportFormatName, name: string): Promise<string> => {
    const to = join(temporaryFolder(), name);
    const filter = exportFilterSchema.parse({ experimentId: id, duplicates: 'keep' });
    const request = { format, filter, to, existing: 'refuse', ruler: roughRuler } as const;
    await exportData(folder, { ...request, appVersion: '1' });
    return to;
  };
  return { store, id, write };
}

/** What the lines can carry of a pair: not its names, which follow from where it stands. */
const ofPair = ({
  id: _i,
  parentNode: _p,
  chosenNode: _c,
  rejectedNode: _r,
  ...rest
}: PreferencePair) => rest;

it('pairs that StepQ wrote come back as they were, reviewed ones as reviewed', async () => {
  const { store, id, write } = exported();
  const [first, second] = store.pairs.forTraining(id);
  store.reviews.add(first!.id, { kind: 'accept' });
  store.reviews.add(second!.id, { kind: 'reject' });
  const file = await write('stepq-jsonl', 'pairs.jsonl');

  const { experimentId, report } = await importInto(store, file);
  expect(report).toMatchObject({ format: 'stepq-pairs', bad: 0, pairs: { rule: 'file' } });
  const before = store.pairs.forTraining(id).map(ofPair);
  expect(store.pairs.forTraining(experimentId).map(ofPair)).toEqual(before);
  const accepted = store.workspace.db
    .prepare("SELECT count(*) FROM pair WHERE experiment_id = ? AND review = 'accepted'")
    .pluck();
  expect(accepted.get(experimentId)).toBe(1);
  expect((await importInto(store, file)).created).toBe(false);
});

it('a file that its manifest does not describe is refused', async () => {
  const { store, write } = exported();
  const file = await write('stepq-jsonl', 'pairs.jsonl');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"chosenValue":', '"chosenValue":9'));
  await expect(importInto(store, file)).rejects.toThrow(
    'is not the file that its manifest describes',
  );
});
