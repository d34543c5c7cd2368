import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configHash } from '@shared/experiment/hash';
import { openWorkspace, workspaceFile } from '@main/store/workspace';
import { createStore } from '@main/store/store';
import {
  sampleConfig,
  sampleEpisode,
  sampleMetric,
  samplePairs,
  sampleTree,
} from '../../support/samples';
import { temporaryFolder, temporaryStore } from '../../support/workspace';

describe('an experiment', () => {
  it('keeps its configuration and surroundings', () => {
    const store = temporaryStore();
    const config = sampleConfig({ name: 'Wide search', search: { candidates: 9 } });
    const id = store.experiments.create(config, { node: '20.20.2' });
    expect(store.experiments.get(id)).toMatchObject({
      id,
      name: 'Wide search',
      config,
      configHash: configHash(config),
      capture: { node: '20.20.2' },
      status: 'queued',
      reason: '',
    });
    expect(store.stages.list(id).map(({ stage, status }) => [stage, status])).toEqual([
      ['collect', 'waiting'],
      ['pairs', 'waiting'],
      ['train', 'waiting'],
      ['evaluate', 'waiting'],
    ]);
    expect(() => store.experiments.get('nobody')).toThrow('no such experiment');
  });

  it('is found by what it computes, the newest first', () => {
    const store = temporaryStore();
    const config = sampleConfig();
    store.experiments.create(config, {});
    const id = store.experiments.create(sampleConfig({ name: 'Again' }), {});
    store.experiments.create(sampleConfig({ seed: 1 }), {});
    expect(store.experiments.findByHash(configHash(config))).toBe(id);
    expect(store.experiments.findByHash('0')).toBeNull();
    expect(store.experiments.list()).toHaveLength(3);
  });

  it('gets defaults for fields that an older version did not know', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const { db } = store.workspace;
    db.exec("UPDATE experiment SET config = json_remove(config, '$.search.maxDepth')");
    expect(store.experiments.get(id).config).toEqual(sampleConfig());
    db.exec("UPDATE experiment SET config = json_set(config, '$.search.iterations', -1)");
    expect(() => store.experiments.get(id)).toThrow('cannot be read by this version');
  });

  it('is interrupted when the process that ran it has died, and what was committed stays', () => {
    const folder = temporaryFolder();
    const first = openWorkspace(folder, { mode: 'write' });
    const before = createStore(first);
    const id = before.experiments.create(sampleConfig(), {});
    before.experiments.setStatus(id, 'running');
    before.stages.start(id, 'collect');
    before.tasks.plan(id, [sampleTree('task-1'), sampleTree('task-2')]);
    before.trees.commit(id, sampleTree('task-1'), 5);
    before.tasks.setState(id, 'task-2', 'running');
    const finished = before.experiments.create(sampleConfig(), {});
    before.experiments.setStatus(finished, 'done');
    first.close();

    const store = temporaryStore(folder);
    expect(store.experiments.interruptOrphans()).toEqual([id]);
    expect(store.experiments.get(id)).toMatchObject({
      status: 'interrupted',
      reason: expect.stringContaining('resume it') as string,
    });
    expect(store.experiments.get(finished).status).toBe('done');
    expect(store.stages.list(id)[0]).toMatchObject({ status: 'waiting' });
    expect(store.tasks.committed(id)).toEqual(new Set(['task-1']));
    expect(store.experiments.interruptOrphans()).toEqual([]);
  });

  it('takes everything that belongs to it along when it is deleted, and gives the space back', () => {
    const folder = temporaryFolder();
    const store = temporaryStore(folder);
    const make = (tasks: readonly number[]): string => {
      const id = store.experiments.create(sampleConfig(), {});
      const trees = tasks.map((task) => sampleTree(`task-${task}`, 400));
      for (const tree of trees) store.trees.commit(id, tree, 5);
      const pairs = trees.flatMap((tree) => samplePairs(tree, id));
      store.pairs.replace(id, pairs, [{ filter: 'margin too small', removed: 3 }]);
      store.reviews.add(pairs[0]!.id, { kind: 'accept' });
      store.metrics.add(id, [sampleMetric(1)]);
      store.episodes.commit(id, sampleEpisode('beam', 'task-1', 1), 5);
      store.rankers.save(id, { weights: [1] });
      store.comparisons.save(id, { runs: [], paired: [] });
      store.logs.add(id, 'info', 'collect', 'Hello.');
      return id;
    };
    const kept = make([1]);
    const { db } = store.workspace;
    const texts = () => db.prepare('SELECT id, body FROM text').all();
    const before = texts();
    const id = make([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    store.experiments.setStatus(id, 'running');
    expect(() => store.experiments.delete(id)).toThrow('Cancel it first');
    store.experiments.setStatus(id, 'cancelled');
    const size = () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      return statSync(workspaceFile(folder)).size;
    };
    const full = size();
    store.experiments.delete(id);
    expect(size()).toBeLessThan(full / 2);
    expect(texts()).toEqual(before);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(store.trees.load(store.trees.find(kept, 'task-1')!)).toEqual(sampleTree('task-1', 400));
    expect(store.experiments.list().map((experiment) => experiment.id)).toEqual([kept]);
    expect(() => store.experiments.delete(id)).toThrow('no such experiment');
    store.experiments.delete(kept);
    const rows = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
      )
      .pluck()
      .all()
      .filter((table) => table !== 'migration')
      .map((table) => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]);
    expect(rows.filter(([, count]) => count !== 0)).toEqual([]);
  });
});

describe('a stage', () => {
  it('keeps when it began and ended, and its latest progress', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const progress = {
      stage: 'collect' as const,
      done: 3,
      total: 10,
      unit: 'tasks',
      rate: 1.5,
      etaSeconds: 4,
      policyCalls: 90,
      note: '2 of 3 solved',
    };
    store.stages.start(id, 'collect');
    const { startedAt } = store.stages.list(id)[0]!;
    store.stages.progress(id, progress);
    store.stages.end(id, 'collect', 'waiting');
    store.stages.start(id, 'collect');
    store.stages.end(id, 'collect', 'done');
    expect(store.stages.list(id)[0]).toMatchObject({ status: 'done', startedAt, progress });
    expect(store.stages.list(id)[0]!.finishedAt).toBeGreaterThanOrEqual(startedAt!);
    expect(store.stages.list(id)[1]).toMatchObject({ status: 'waiting', progress: null });
  });
});

describe('what training and evaluation leave', () => {
  it('is a model whose folder moves with the workspace', () => {
    const folder = temporaryFolder();
    const store = temporaryStore(folder);
    const id = store.experiments.create(sampleConfig(), {});
    expect(store.models.find(id)).toBeNull();
    const model = {
      directory: join(store.models.directoryFor(id), 'final'),
      steps: 90,
      checkpoint: 90,
      parameters: 1_000_000,
      weightsHash: 'ab',
      heldoutAccuracy: 0.75,
      provider: 'cpu',
    };
    store.models.save(id, model, sampleConfig().model);
    store.models.save(id, { ...model, steps: 100 }, sampleConfig().model);
    expect(store.models.find(id)).toEqual({ ...model, steps: 100 });
    const stored = store.workspace.db.prepare('SELECT directory FROM model').pluck().get();
    expect(stored).toBe(`models/${id}/final`);
  });

  it('is metrics, of which a step that was trained twice has the later', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    expect(store.metrics.lastStep(id)).toBe(0);
    store.metrics.add(id, [sampleMetric(1), sampleMetric(2)]);
    store.metrics.add(id, [{ ...sampleMetric(2), loss: 9 }, sampleMetric(3)]);
    expect(store.metrics.lastStep(id)).toBe(3);
    expect(store.workspace.db.prepare('SELECT loss FROM metric').pluck().all()).toEqual([
      1,
      9,
      1 / 3,
    ]);
    store.metrics.clear(id);
    expect(store.metrics.lastStep(id)).toBe(0);
  });

  it('is episodes, each once, as they were played', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const episodes = [sampleEpisode('beam', 'task-1', 1), sampleEpisode('beam', 'task-2', 0.5)];
    for (const episode of episodes) store.episodes.commit(id, episode, 5);
    store.episodes.commit(id, sampleEpisode('sample', 'task-1', 0), 5);
    const replayed = () => store.episodes.commit(id, sampleEpisode('beam', 'task-1', 0), 5);
    expect(replayed).toThrow('has played task task-1 already');
    expect(store.episodes.list(id, 'beam')).toEqual(episodes);
    expect(store.episodes.committed(id, 'beam')).toEqual(new Set(['task-1', 'task-2']));
    expect(store.episodes.committed(id, 'greedy')).toEqual(new Set());
    expect(store.episodes.policyCalls(id)).toBe(9);
    expect(store.episodes.costs(id).map(({ taskId, agent }) => [taskId, agent])).toEqual([
      ['task-1', 'beam'],
      ['task-1', 'sample'],
      ['task-2', 'beam'],
    ]);
    expect(store.episodes.costs(id)[2]).toMatchObject({
      policyCalls: episodes[1]!.policyCalls,
      environmentSteps: episodes[1]!.environmentSteps,
      milliseconds: 5,
    });
    store.episodes.clear(id, 'beam');
    expect(store.episodes.list(id, 'beam')).toEqual([]);
    store.episodes.clear(id);
    expect(store.episodes.committed(id, 'sample')).toEqual(new Set());
  });

  it('is a ranker, a comparison and a log', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    expect(store.rankers.find(id)).toBeNull();
    store.rankers.save(id, { weights: [1] });
    store.rankers.save(id, { weights: [2, 3] });
    expect(store.rankers.find(id)).toEqual({ weights: [2, 3] });
    expect(store.comparisons.find(id)).toBeNull();
    store.comparisons.save(id, { runs: [], paired: [] });
    expect(store.comparisons.find(id)).toEqual({ runs: [], paired: [] });
    const lines = ['One.', 'Two.', 'Three.'].map((text) => store.logs.add(id, 'info', null, text));
    expect(store.logs.list(id, 2)).toEqual(lines.slice(1));
  });
});
