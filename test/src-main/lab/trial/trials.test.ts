import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import type { StageProgress } from '@shared/experiment/progress';
import { mostTrialSamples, type Trial } from '@shared/experiment/trial';
import type { EventSink } from '@main/lab/events';
import { createLab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import { createQModelService } from '@main/qmodel/local-service';
import { chatServer } from '../../../support/running-chat-server';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

const config = experimentConfigSchema.parse({
  name: 'To be measured',
  seed: 5,
  task: { trainTasks: 5, testTasks: 4 },
  search: { iterations: 4 },
  pairs: { selection: 'all-siblings' },
  model: { batch: 2, epochs: 0.1, threads: 1 },
  evaluation: { agents: ['sample', 'ranker-of-n', 'beam'], resamples: 100 },
});

function openLab(emit: EventSink = () => undefined) {
  const folder = temporaryFolder();
  const store = temporaryStore(folder);
  const lab = createLab({
    store,
    resources: join(import.meta.dirname, '../../../../resources'),
    models: createModelHost(() => Promise.resolve(createQModelService())),
    emit,
    clock: Date.now,
    appVersion: 'test',
  });
  return { folder, store, lab };
}

/** What a trial counted, without what it timed. */
function counts(trial: Trial | null) {
  const counted = ({
    taskId,
    samples,
    environmentSteps,
  }: Trial['episodes'][number] | Trial['searches'][number]) => [taskId, samples, environmentSteps];
  return {
    searches: trial?.searches.map((search) => [...counted(search), search.pairs]),
    episodes: trial?.episodes.map((episode) => [episode.agent, ...counted(episode)].join()).sort(),
    calls: trial && [trial.search.replies.calls, trial.playing.replies.calls],
    tokens:
      trial &&
      [trial.search.replies, trial.playing.replies].map((of) => [
        of.promptTokens,
        of.completionTokens,
      ]),
  };
}

const scratches = () => readdirSync(tmpdir()).filter((name) => name.startsWith('stepq-trial-'));

// Training takes as long as the machine is busy.
describe('a trial', { timeout: 120_000 }, () => {
  it('does the first tasks of an experiment and leaves nothing; beside one, it changes neither', async () => {
    const before = scratches();
    const heard: StageProgress[] = [];
    const alone = openLab((name, event) => {
      if (name === 'trial.progress') heard.push(event as StageProgress);
    });
    const trial = await alone.lab.trials.run(config);
    expect(trial).toMatchObject({ config, beside: false });
    expect(trial?.searches).toHaveLength(3);
    expect(trial?.episodes).toHaveLength(9);
    expect(trial?.training?.updateSeconds).toBeGreaterThan(0);
    expect(trial?.training?.heldoutSecondsPerPair).toBeGreaterThan(0);
    expect(trial?.bytes.trees).toBeGreaterThan(0);
    expect(trial?.training?.bytes).toBeGreaterThan(0);
    expect(heard.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['collect', 'train', 'evaluate']),
    );
    expect(alone.store.experiments.list()).toEqual([]);
    expect(existsSync(join(alone.folder, 'models'))).toBe(false);
    expect(scratches()).toEqual(before);

    const first = await alone.lab.start(config);
    await alone.lab.idle();
    const searched = alone.store.trees.costs(first).slice(0, 3);
    expect(searched.map(({ policyCalls }) => policyCalls)).toEqual(
      trial?.searches.map(({ samples }) => samples),
    );
    const { store, lab } = openLab();
    const id = await lab.start(config);
    const beside = await lab.trials.run(config);
    expect(beside?.beside).toBe(true);
    expect(counts(beside)).toEqual(counts(trial));
    await lab.idle();
    expect(store.comparisons.find(id)).toEqual(alone.store.comparisons.find(first));
  });

  it('says that training is unknown where the trees gave no pair', async () => {
    const { lab } = openLab();
    const trial = await lab.trials.run({ ...config, pairs: { ...config.pairs, minMargin: 2 } });
    expect(trial?.training).toBeNull();
    expect(new Set(trial?.episodes.map(({ agent }) => agent))).toEqual(new Set(['sample']));
  });

  it('ends when it is cancelled, and one is under way at a time', async () => {
    const before = scratches();
    const { lab } = openLab((name) => {
      if (name === 'trial.progress') void lab.trials.cancel('cancel');
    });
    const first = lab.trials.run(config);
    await expect(lab.trials.run(config)).rejects.toThrow('Another trial is under way.');
    expect(await first).toBeNull();
    expect(scratches()).toEqual(before);
  });

  it('fails as the experiment would', async () => {
    const { lab } = openLab();
    const many = { ...config, task: { ...config.task, testTasks: 100_000 } };
    await expect(lab.trials.run(many)).rejects.toThrow('100000 test tasks');
    expect(
      await lab.trials.run({ ...config, pairs: { ...config.pairs, minMargin: 2 } }),
    ).not.toBeNull();
  });
});

describe('a trial with a language model', { timeout: 120_000 }, () => {
  it('keeps the replies: neither another trial nor the experiment asks for them again', async () => {
    const server = await chatServer();
    vi.stubEnv('STEPQ_TEST_KEY', 'sk-test');
    const asking = experimentConfigSchema.parse({
      task: { environment: 'toy', trainTasks: 20, testTasks: 3 },
      policy: {
        kind: 'endpoint',
        endpoints: [{ baseUrl: server.url, model: 'small', key: { name: 'STEPQ_TEST_KEY' } }],
        seed: 1,
      },
      search: { iterations: 3 },
      pairs: { minMargin: 2 },
      evaluation: { agents: ['sample', 'random-of-n'], resamples: 100 },
    });
    const { store, lab } = openLab();
    const trial = await lab.trials.run(asking);
    const samples = [...trial!.searches, ...trial!.episodes];
    const drawn = samples.reduce((sum, task) => sum + task.samples, 0);
    expect(drawn).toBeLessThanOrEqual(mostTrialSamples(asking));
    const { search } = trial!;
    expect(search.replies.calls).toBeGreaterThan(0);
    expect(search.replies.keptSeconds).toBe(0);
    expect(search.replies.completionTokens).toBeGreaterThan(0);

    // Only what the endpoint supports is asked for again.
    const probing = 8;
    const asked = server.calls.length;
    const again = await lab.trials.run(asking);
    expect(counts(again)).toEqual(counts(trial));
    expect(again?.search.replies.keptSeconds).toBeGreaterThan(0);
    expect(server.calls.length - asked).toBeLessThanOrEqual(probing);
    const before = server.calls.length;
    const id = await lab.start({ ...asking, task: { ...asking.task, trainTasks: 3 } });
    await lab.idle();
    expect(store.trees.ids(id)).toHaveLength(3);
    expect(server.calls.length - before).toBeLessThanOrEqual(probing);
    vi.unstubAllEnvs();
  });
});
