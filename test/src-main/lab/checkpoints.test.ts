import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { createLab, type Lab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import { createQModelService } from '@main/qmodel/local-service';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';

const config = experimentConfigSchema.parse({
  name: 'Tiny',
  seed: 5,
  task: { trainTasks: 8, testTasks: 3 },
  pairs: { selection: 'all-siblings' },
  search: { iterations: 8 },
  model: { batch: 4, epochs: 1, checkpointEvery: 2, keepCheckpoints: 2, threads: 1 },
  evaluation: { agents: ['sample', 'beam'], resamples: 200 },
});

let folder = '';
let store: Store;
let lab: Lab;
let id = '';

// Each test goes on from the one before, for the run takes most of the time.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-checkpoints-'));
  store = createStore(openWorkspace(folder, { mode: 'write' }));
  lab = createLab({
    store,
    resources: join(import.meta.dirname, '../../../resources'),
    models: createModelHost(() => Promise.resolve(createQModelService())),
    emit: () => undefined,
    clock: Date.now,
    appVersion: 'test',
  });
  id = await lab.start(config);
  await lab.idle();
}, 120_000);
afterAll(() => {
  store.workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const played = () => store.episodes.list(id, 'beam').map(({ taskId, reward }) => [taskId, reward]);

const scoredNodes = () =>
  store.workspace.db.prepare('SELECT count(*) FROM node WHERE q IS NOT NULL').pluck().get();

describe('a checkpoint of a training', { timeout: 120_000 }, () => {
  it('is in use from the start: the last', () => {
    expect(store.experiments.get(id)).toMatchObject({ status: 'done' });
    const model = store.models.find(id)!;
    expect(model.checkpoint).toBe(model.steps);
    expect(lab.checkpoints.list(id)[0]?.step).toBe(model.steps);
    expect(lab.checkpoints.list(id).length).toBeGreaterThan(1);
  });

  it('that is taken into use changes the model, and what was found with it is made anew', async () => {
    const last = store.models.find(id)!;
    const first = { report: store.comparisons.find(id), played: played() };
    const samples = store.episodes.list(id, 'sample');
    const [tree] = store.trees.ids(id);
    expect(await lab.scoreTree(tree!)).toBe(scoredNodes());
    const other = lab.checkpoints.list(id).at(-1)!;

    await lab.checkpoints.use(id, other.step);
    const model = store.models.find(id)!;
    expect(model).toMatchObject({ checkpoint: other.step, steps: last.steps });
    expect(model.weightsHash).not.toBe(last.weightsHash);
    expect(store.comparisons.find(id)).toBeNull();
    expect(played()).toEqual([]);
    expect(store.episodes.list(id, 'sample')).toEqual(samples);
    expect(scoredNodes()).toBe(0);
    expect(store.experiments.get(id)).toMatchObject({
      status: 'paused',
      reason: `The model of step ${other.step} is used now. Resume to evaluate it.`,
    });

    lab.resume(id);
    await lab.idle();
    expect(store.experiments.get(id).status).toBe('done');
    expect(played()).toHaveLength(3);
    expect(store.models.find(id)?.weightsHash).toBe(model.weightsHash);

    await lab.checkpoints.use(id, last.steps);
    lab.resume(id);
    await lab.idle();
    expect(store.models.find(id)).toEqual(last);
    expect(played()).toEqual(first.played);
    expect(store.comparisons.find(id)).toEqual(first.report);
  });

  it('is refused where it is not kept, in use, or the experiment is busy; nothing changes', async () => {
    const model = store.models.find(id)!;
    await expect(lab.checkpoints.use(id, 999)).rejects.toMatchObject({ code: 'not-found' });
    await expect(lab.checkpoints.remove(id, model.steps)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('in use') as string,
    });
    const other = lab.checkpoints.list(id).at(-1)!.step;
    const using = lab.checkpoints.use(id, other);
    await expect(lab.checkpoints.use(id, other)).rejects.toMatchObject({ code: 'conflict' });
    expect(() => lab.resume(id)).toThrow('Another checkpoint is being taken into use');
    await using;
    await lab.checkpoints.use(id, model.steps);
    expect(store.models.find(id)).toEqual(model);
  });

  it('can be pinned and deleted', async () => {
    const { step } = lab.checkpoints.list(id).at(-1)!;
    await lab.checkpoints.pin(id, step, 'pinned');
    expect(lab.checkpoints.list(id).at(-1)).toMatchObject({ step, pinned: true });
    await lab.checkpoints.remove(id, step);
    expect(lab.checkpoints.list(id).map((one) => one.step)).not.toContain(step);
  });

  it('gives way to a training on the pairs as they were reviewed', async () => {
    const before = store.models.find(id)!;
    const pair = store.pairs.forTraining(id).find(({ split }) => split === 'train')!;
    expect(() => lab.retrain(id)).toThrow('No pair was reviewed since this model was trained');
    expect(store.models.find(id)).toEqual(before);
    store.reviews.add(pair.id, { kind: 'swap' });
    const evaluation = () => store.stages.list(id).find(({ stage }) => stage === 'evaluate')!;
    const begun = Date.now();
    lab.retrain(id);
    expect(evaluation()).toMatchObject({ status: 'waiting', startedAt: null, progress: null });
    await lab.idle();
    expect(evaluation().startedAt).toBeGreaterThanOrEqual(begun);
    const after = store.models.find(id)!;
    expect(store.experiments.get(id)).toMatchObject({ status: 'done', reason: '' });
    expect(after.weightsHash).not.toBe(before.weightsHash);
    expect(played()).toHaveLength(3);
    store.reviews.add(pair.id, { kind: 'undo' });
    lab.retrain(id);
    await lab.idle();
    expect(store.models.find(id)).toEqual(before);
    // A review and its undoing: the same model stands as it is, and so do the curves that led to it.
    const steps = store.metrics.lastStep(id);
    store.reviews.add(pair.id, { kind: 'accept' });
    lab.retrain(id);
    await lab.idle();
    expect(store.models.find(id)).toEqual(before);
    expect(store.metrics.lastStep(id)).toBe(steps);
    expect(steps).toBe(before.steps);
  });

  it('is what another experiment goes on from', async () => {
    const next = await lab.start({
      ...config,
      name: 'Next',
      model: { ...config.model, base: `model:${id}` },
    });
    await lab.idle();
    expect(store.experiments.get(next)).toMatchObject({ status: 'done', reason: '' });
    await expect(
      lab.start({ ...config, model: { ...config.model, base: 'model:abcdef' } }),
    ).rejects.toThrow('which this workspace does not hold');
  });
});
