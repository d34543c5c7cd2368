import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { PreferencePair } from '@shared/preference/pair';
import { exportPairs } from '@main/exchange/export-pairs';
import { importInto } from '../../../support/import-request';
import { sampleConfig, samplePairs, sampleTree } from '../../../support/samples';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

/** What the lines can carry of a pair: not its names, which follow from where it stands. */
const carried = ({
  id: _i,
  parentNode: _p,
  chosenNode: _c,
  rejectedNode: _r,
  ...rest
}: PreferencePair) => rest;

it('pairs that StepQ wrote come back as they were, reviewed ones as reviewed', async () => {
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
  const [first, second] = store.pairs.forTraining(id);
  store.reviews.add(first!.id, { kind: 'accept' });
  store.reviews.add(second!.id, { kind: 'reject' });
  const file = join(temporaryFolder(), 'pairs.jsonl');
  const filter = { experimentId: id };
  await exportPairs(folder, { filter, format: 'stepq-jsonl', file, appVersion: '1' });

  const { experimentId, report } = await importInto(store, file);
  expect(report).toMatchObject({ format: 'stepq-pairs', bad: 0, pairs: { rule: 'file' } });
  const before = store.pairs.forTraining(id).map(carried);
  expect(store.pairs.forTraining(experimentId).map(carried)).toEqual(before);
  const accepted = store.workspace.db
    .prepare("SELECT count(*) FROM pair WHERE experiment_id = ? AND review = 'accepted'")
    .pluck();
  expect(accepted.get(experimentId)).toBe(1);
  expect((await importInto(store, file)).created).toBe(false);

  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"chosenValue":', '"chosenValue":9'));
  await expect(importInto(store, file)).rejects.toThrow(
    'is not the file that its manifest describes',
  );
});
