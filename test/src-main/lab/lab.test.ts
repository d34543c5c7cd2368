import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { experimentConfigSchema } from '@shared/experiment/config';
import { createLab, type Lab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import type { EventSink } from '@main/lab/events';
import { createQModelService } from '@main/qmodel/local-service';
import { readCheckpoint } from '@main/qmodel/training/checkpoint';
import { answerQuery } from '@main/store/reader/answer';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { checkpointFolder } from '../qmodel/pretrained/checkpoints';

/** The whole method at its smallest: seconds on one core. */
const config = experimentConfigSchema.parse({
  name: 'Tiny',
  seed: 5,
  task: { trainTasks: 6, testTasks: 4 },
  search: { iterations: 8, concurrency: 3 },
  model: { batch: 4, epochs: 0.5, contrastSteps: 2, checkpointEvery: 5, threads: 1 },
  evaluation: { agents: ['sample', 'random-of-n', 'ranker-of-n', 'beam'], resamples: 200 },
});

interface Opened {
  readonly store: Store;
  readonly lab: Lab;
  close(): void;
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-lab-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open(name: string, emit: EventSink = () => undefined): Opened {
  const workspace = openWorkspace(join(folder, name), { mode: 'write' });
  const store = createStore(workspace);
  const lab = createLab({
    store,
    resources: join(import.meta.dirname, '../../../resources'),
    models: createModelHost(() => Promise.resolve(createQModelService())),
    emit,
    clock: Date.now,
    appVersion: 'test',
  });
  return { store, lab, close: workspace.close };
}

// Training takes as long as the machine is busy.
describe('an experiment', { timeout: 120_000 }, () => {
  it('runs from tasks to the comparison, and every stage leaves its work in the store', async () => {
    const { store, lab, close } = open('whole');
    const id = await lab.start(config);
    await lab.idle();
    expect(store.experiments.get(id)).toMatchObject({ status: 'done', reason: '' });
    expect(store.stages.list(id).map(({ status }) => status)).toEqual(
      Array.from({ length: 4 }, () => 'done'),
    );
    expect(store.trees.ids(id)).toHaveLength(6);
    expect(store.pairs.count(id)).toBeGreaterThan(0);
    expect(store.models.find(id)?.steps).toBeGreaterThan(0);
    const report = store.comparisons.find(id);
    expect(report?.runs.map(({ agent, tasks }) => [agent, tasks])).toEqual(
      config.evaluation.agents.map((agent) => [agent, 4]),
    );
    const [tree] = store.trees.ids(id);
    expect(await lab.scoreTree(tree!)).toBeGreaterThan(0);
    close();
  });

  it('gives the same result after stops in every stage, over several openings of the workspace', async () => {
    const undisturbed = open('undisturbed');
    const first = await undisturbed.lab.start(config);
    await undisturbed.lab.idle();
    const expected = undisturbed.store.comparisons.find(first);
    const weights = undisturbed.store.models.find(first)?.weightsHash;
    undisturbed.close();

    let id: string | null = null;
    for (const event of ['tree.committed', 'training.metrics', 'episode.committed'] as const) {
      const opened: Opened = open('stopped', (name) => {
        if (name === event) setImmediate(() => void opened.lab.shutdown());
      });
      if (id === null) id = await opened.lab.start(config);
      else opened.lab.resume(id);
      await opened.lab.idle();
      expect(opened.store.experiments.get(id).status).toBe('interrupted');
      opened.close();
    }
    const last = open('stopped');
    last.lab.resume(id!);
    await last.lab.idle();
    expect(last.store.models.find(id!)?.weightsHash).toBe(weights);
    expect(last.store.comparisons.find(id!)).toEqual(expected);
    last.close();
  });

  it('searches more tasks at once when it is told to meanwhile, to the same trees', async () => {
    const slow = { ...config, search: { ...config.search, concurrency: 1 } };
    const undisturbed = open('one-at-once');
    const first = await undisturbed.lab.start(slow);
    await undisturbed.lab.idle();
    const expected = undisturbed.store.comparisons.find(first);
    undisturbed.close();

    const atOnce: number[] = [];
    const changed: Opened = open('changed', (name, payload) => {
      if (name !== 'tree.committed') return;
      const { experimentId } = payload as { experimentId: string };
      if (atOnce.length === 0) changed.lab.setConcurrency(experimentId, 3);
      const rows = answerQuery(changed.store.workspace.db, 'trees.list', { experimentId });
      atOnce.push(rows.filter(({ state }) => state === 'running').length);
    });
    const id = await changed.lab.start(slow);
    await changed.lab.idle();
    expect(atOnce[0]).toBe(0);
    expect(Math.max(...atOnce)).toBe(2);
    expect(changed.store.experiments.get(id).config.search.concurrency).toBe(3);
    expect(changed.store.comparisons.find(id)).toEqual(expected);
    changed.close();
  });

  it('can be paused and cancelled, and says so', async () => {
    const { store, lab, close } = open('paused');
    const id = await lab.start(config);
    await lab.pause(id);
    expect(store.experiments.get(id).status).toBe('paused');
    await expect(lab.pause(id)).rejects.toThrow('The experiment is not running: it is paused.');
    lab.resume(id);
    await lab.cancel(id);
    expect(store.experiments.get(id).status).toBe('cancelled');
    await lab.remove(id);
    expect(store.experiments.list()).toEqual([]);
    close();
  });

  it('is refused with a sentence when it asks for more tasks than there are; nothing is stored', async () => {
    const { store, lab, close } = open('refused');
    const greedy = { ...config, task: { ...config.task, testTasks: 100_000 } };
    await expect(lab.start(greedy)).rejects.toThrow(
      /^100000 test tasks \(task\.testTasks\) .* only \d+/,
    );
    expect(store.experiments.list()).toEqual([]);
    close();
  });

  it('is refused with the path when the model to start from cannot be used; nothing is stored', async () => {
    const { store, lab, close } = open('refused');
    const base = join(folder, 'checkpoint');
    const start = () => lab.start({ ...config, model: { ...config.model, base } });
    const missing = `The model to start from (model.base, ${base}) cannot be used. There is no folder`;
    await expect(start()).rejects.toThrow(missing);
    cpSync(checkpointFolder('llama'), base, { recursive: true });
    writeFileSync(join(base, 'config.json'), '{ "model_type": "mamba" }');
    await expect(start()).rejects.toThrow(/checkpoint\) .*model_type: StepQ does not know “mamba”/);
    cpSync(checkpointFolder('llama'), base, { recursive: true });
    truncateSync(join(base, 'model.safetensors'), 5000);
    await expect(start()).rejects.toThrow(/checkpoint\) .*model\.safetensors/);
    expect(store.experiments.list()).toEqual([]);
    close();
  });

  it('stops when training runs away, with its last good checkpoint; the next one runs', async () => {
    const { store, lab, close } = open('exploding');
    const id = await lab.start({
      ...config,
      model: {
        ...config.model,
        ...{ beta: 10, learningRate: 0.3, warmupRatio: 0, gradientClip: 1000 },
        ...{ scoredTokens: 'action', epochs: 20, averaging: 0, contrastSteps: 0 },
        checkpointEvery: 1,
      },
    });
    await lab.idle();
    const { status, reason } = store.experiments.get(id);
    expect(status).toBe('failed');
    expect(reason).toMatch(
      /^The reward margin exploded at step \d+\. The last checkpoint is kept\./,
    );
    const checkpoint = join(store.models.directoryFor(id), 'checkpoint');
    const kept = z
      .object({ request: z.string(), step: z.int() })
      .parse(JSON.parse(readFileSync(join(checkpoint, 'checkpoint.json'), 'utf8')));
    expect(kept.step).toBeGreaterThan(0);
    expect(kept.step).toBeLessThan(Number(/step (\d+)/.exec(reason)?.[1]));
    const state = readCheckpoint(checkpoint, kept.request)!;
    for (const { data } of state.parameters.values()) {
      expect(data.every(Number.isFinite)).toBe(true);
    }
    const next = await lab.start(config);
    await lab.idle();
    expect(store.experiments.get(next).status).toBe('done');
    close();
  });
});
