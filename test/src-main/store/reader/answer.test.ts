import { describe, expect, it } from 'vitest';
import type { ComparisonReport } from '@shared/evaluation/episode';
import { originCodes, terminalCodes } from '@shared/ipc/rows';
import { answerQuery, isQuery } from '@main/store/reader/answer';
import { sampleConfig, sampleEpisode, sampleMetric, sampleTree } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';

const interval = { lo: 0.1, hi: 0.3 };
const run = (agent: 'beam' | 'sample', meanReward: number) => ({
  agent,
  tasks: 100,
  meanReward,
  meanInterval: interval,
  successRate: 0.1,
  successInterval: interval,
  policyCalls: 500,
  environmentSteps: 400,
  invalidActions: 2,
  meanSteps: 4,
});
const report: ComparisonReport = {
  runs: [run('sample', 0.3), run('beam', 0.5)],
  paired: [
    {
      a: 'beam',
      b: 'sample',
      difference: 0.2,
      interval,
      pReward: 0.01,
      pSuccess: 0.02,
      pSuccessHolm: 0.04,
      wins: 30,
      ties: 60,
      losses: 10,
      detectable: 0.05,
    },
  ],
};

function storeWithExperiment() {
  const store = temporaryStore();
  const id = store.experiments.create(sampleConfig({ name: 'First' }), { node: '20' });
  return { store, id, db: store.workspace.db };
}

describe('a query', () => {
  it('is refused when it is not of the contract', () => {
    const { db } = storeWithExperiment();
    expect(isQuery('trees.get')).toBe(true);
    expect(isQuery('experiments.delete')).toBe(false);
    expect(isQuery('constructor')).toBe(false);
    for (const input of [null, {}, { treeId: 'one' }, { treeId: 1, more: 2 }]) {
      expect(() => answerQuery(db, 'trees.get', input)).toThrow(
        expect.objectContaining({ code: 'invalid-input' }) as Error,
      );
    }
  });

  it('for what is not there says so', () => {
    const { db, id } = storeWithExperiment();
    const missing = expect.objectContaining({ code: 'not-found' }) as Error;
    expect(() => answerQuery(db, 'experiments.get', { experimentId: 'x' })).toThrow(missing);
    expect(() => answerQuery(db, 'trees.get', { treeId: 1 })).toThrow(missing);
    expect(() => answerQuery(db, 'trees.iterations', { treeId: 1 })).toThrow(missing);
    expect(() => answerQuery(db, 'trees.node', { treeId: 1, nodeId: 0 })).toThrow(missing);
    expect(() => answerQuery(db, 'pairs.context', { pairId: 'x' })).toThrow(missing);
    const episode = { experimentId: id, agent: 'beam', taskId: 'x' };
    expect(() => answerQuery(db, 'compare.episode', episode)).toThrow(missing);
  });
});

describe('experiments', () => {
  it('are listed newest first, with what is derived from their parts', () => {
    const { store, id, db } = storeWithExperiment();
    const empty = store.experiments.create(sampleConfig({ name: 'Second' }), {});
    store.stages.start(id, 'collect');
    store.stages.end(id, 'collect', 'done');
    for (const task of ['task-1', 'task-2']) store.trees.commit(id, sampleTree(task, 16), 5);
    store.trees.commit(id, sampleTree('task-3', 2), 5);
    store.models.save(
      id,
      {
        directory: store.models.directoryFor(id),
        steps: 10,
        checkpoint: 10,
        parameters: 1,
        weightsHash: 'ab',
        heldoutAccuracy: 0.75,
        provider: 'cpu',
      },
      sampleConfig().model,
    );
    store.comparisons.save(id, report);
    const rows = answerQuery(db, 'experiments.list', undefined);
    expect(rows.map((row) => row.id)).toEqual([empty, id]);
    expect(rows[0]).toMatchObject({
      stage: null,
      trees: 0,
      solvedShare: null,
      pairs: 0,
      heldoutAccuracy: null,
      beam: null,
    });
    expect(rows[1]).toMatchObject({
      name: 'First',
      environment: 'webshop',
      policy: 'sampler',
      status: 'queued',
      stage: 'pairs',
      trees: 3,
      trainTasks: sampleConfig().task.trainTasks,
      solvedShare: 2 / 3,
      heldoutAccuracy: 0.75,
      beam: { meanReward: 0.5, baselineReward: 0.3, difference: 0.2, lo: 0.1, hi: 0.3 },
    });
    const detail = answerQuery(db, 'experiments.get', { experimentId: id });
    expect(detail).toMatchObject({ ...rows[1]!, capture: { node: '20' } });
    expect(detail.config).toEqual(sampleConfig({ name: 'First' }));
    expect(detail.stages.map(({ status }) => status)).toEqual([
      'done',
      'waiting',
      'waiting',
      'waiting',
    ]);
  });

  it('whose program has died are shown as interrupted before anyone has noted it', () => {
    const { store, id, db } = storeWithExperiment();
    store.experiments.setStatus(id, 'running');
    const status = () => answerQuery(db, 'experiments.get', { experimentId: id }).status;
    expect(status()).toBe('running');
    db.prepare('UPDATE experiment SET owner_pid = ?').run(2 ** 22 + 1);
    expect(status()).toBe('interrupted');
    store.experiments.setStatus(id, 'done');
    expect(status()).toBe('done');
  });
});

describe('trees', () => {
  it('are listed with the tasks that wait for one', () => {
    const { store, id, db } = storeWithExperiment();
    store.tasks.plan(id, [
      { taskId: 'task-2', instruction: 'Second.' },
      { taskId: 'task-1', instruction: 'First.' },
      { taskId: 'task-3', instruction: 'Third.' },
    ]);
    const treeId = store.trees.commit(id, sampleTree('task-1', 16), 1234.5);
    store.tasks.setState(id, 'task-2', 'running');
    expect(answerQuery(db, 'trees.list', { experimentId: id })).toEqual([
      { ...none, taskId: 'task-2', instruction: 'Second.', state: 'running' },
      {
        taskId: 'task-1',
        instruction: sampleTree('task-1').instruction,
        state: 'done',
        treeId,
        nodes: 16,
        iterations: 15,
        bestReward: 1,
        stopReason: 'iterations',
        policyCalls: 32,
        milliseconds: 1235,
        committedAt: expect.any(Number) as number,
      },
      { ...none, taskId: 'task-3', instruction: 'Third.', state: 'waiting' },
    ]);
  });

  const none = {
    treeId: null,
    nodes: 0,
    iterations: 0,
    bestReward: null,
    stopReason: null,
    policyCalls: 0,
    milliseconds: 0,
    committedAt: null,
  };

  it('travel as typed arrays that say what the nodes say', () => {
    const { store, id, db } = storeWithExperiment();
    const tree = sampleTree('task-1', 40);
    const treeId = store.trees.commit(id, tree, 5);
    store.trees.setQValues(treeId, [null, 0.5]);
    const columns = answerQuery(db, 'trees.get', { treeId });
    expect(columns).toMatchObject({
      treeId,
      experimentId: id,
      taskId: 'task-1',
      instruction: tree.instruction,
      stopReason: 'iterations',
      exploration: Math.SQRT2,
      selection: 'uct',
    });
    expect(columns.q.slice(0, 3)).toEqual(Float32Array.of(NaN, 0.5, NaN));
    for (const node of tree.nodes) {
      expect({
        parent: columns.parent[node.id],
        depth: columns.depth[node.id],
        visits: columns.visits[node.id],
        valueSum: columns.valueSum[node.id],
        prior: columns.prior[node.id],
        reward: columns.reward[node.id],
        terminal: terminalCodes[columns.terminal[node.id]!],
        origin: originCodes[columns.origin[node.id]!],
        valid: columns.valid[node.id],
        exhausted: columns.exhausted[node.id],
        iteration: columns.iteration[node.id],
        tokens: columns.tokens[node.id],
        label: columns.label[node.id],
      }).toEqual({
        parent: node.parent ?? -1,
        depth: node.depth,
        visits: node.visits,
        valueSum: node.valueSum,
        prior: Math.fround(node.prior),
        reward: node.reward ?? NaN,
        terminal: node.terminal,
        origin: node.origin,
        valid: Number(node.valid),
        exhausted: Number(node.exhausted),
        iteration: node.iteration,
        tokens: node.completionTokens ?? -1,
        label: node.action ? `${node.action.type}[${node.action.argument}]` : '',
      });
    }
    expect(answerQuery(db, 'trees.iterations', { treeId })).toEqual(tree.iterations);
  });

  it('tell the texts of one node', () => {
    const { store, id, db } = storeWithExperiment();
    const tree = sampleTree('task-1', 16);
    const treeId = store.trees.commit(id, tree, 5);
    for (const nodeId of [0, 7]) {
      const { action, observation, promptTokens, completionTokens } = tree.nodes[nodeId]!;
      const detail = { nodeId, action, observation, promptTokens, completionTokens };
      expect(answerQuery(db, 'trees.node', { treeId, nodeId })).toEqual(detail);
    }
  });

  it('are searched in thought, action and observation, whatever the case', () => {
    const { store, id, db } = storeWithExperiment();
    const tree = sampleTree('task-1', 40);
    const nodes = tree.nodes.map((node) =>
      node.id === 7 ? { ...node, observation: 'Ein Ärmel und 100 % Öl_' } : node,
    );
    const treeId = store.trees.commit(id, { ...tree, nodes }, 5);
    const found = (text: string) => [...answerQuery(db, 'trees.search', { treeId, text })];
    const holding = (text: string) =>
      nodes
        .filter(({ action, observation }) =>
          `${observation}\n${action?.raw ?? ''}`.toLowerCase().includes(text.toLowerCase()),
        )
        .map((node) => node.id);
    expect(found('STEP 3')).toEqual(holding('step 3'));
    expect(found('click[b04]')).toEqual(holding('click[b04]'));
    expect(found('product 5-2')).toEqual(holding('product 5-2'));
    expect(found('ärMEL')).toEqual([7]);
    expect(found('%')).toEqual([7]);
    expect(found('nowhere')).toEqual([]);
    expect(answerQuery(db, 'trees.search', { treeId, text: 'a' })).toBeInstanceOf(Int32Array);
  });
});

describe('models', () => {
  it('are listed, with accuracy by groups once measured', () => {
    const { store, id, db } = storeWithExperiment();
    expect(answerQuery(db, 'models.list', undefined)).toEqual([]);
    const empty = { byType: [], byMargin: [], byDepth: [] };
    expect(answerQuery(db, 'models.accuracy', { experimentId: id })).toEqual(empty);
    const model = {
      directory: store.models.directoryFor(id),
      steps: 10,
      checkpoint: 10,
      parameters: 1_000_000,
      weightsHash: 'ab',
      heldoutAccuracy: null,
      provider: 'cpu',
    };
    store.models.save(id, model, sampleConfig().model);
    expect(answerQuery(db, 'models.accuracy', { experimentId: id })).toEqual(empty);
    const accuracy = { ...empty, byType: [{ group: 'search', pairs: 12, accuracy: 0.75 }] };
    store.models.saveAccuracy(id, accuracy);
    expect(answerQuery(db, 'models.accuracy', { experimentId: id })).toEqual(accuracy);
    const { directory: _directory, ...row } = model;
    expect(answerQuery(db, 'models.list', undefined)).toMatchObject([
      { ...row, experimentId: id, experimentName: 'First', preset: 'micro' },
    ]);
  });

  it('give their metrics evenly thinned, with the last and the measured ones', () => {
    const { store, id, db } = storeWithExperiment();
    const metrics = Array.from({ length: 1000 }, (_, i) =>
      sampleMetric(i + 1, (i + 1) % 100 === 50 ? 0.7 : null),
    );
    store.metrics.add(id, metrics);
    const ask = (after: number, limit: number) =>
      answerQuery(db, 'models.metrics', { experimentId: id, after, limit });
    expect(ask(0, 1000)).toEqual(metrics);
    expect(ask(997, 100)).toEqual(metrics.slice(997));
    const thin = ask(0, 100);
    expect(thin).toHaveLength(100);
    expect(thin.at(-1)!.step).toBe(1000);
    expect(thin.filter(({ heldoutAccuracy }) => heldoutAccuracy !== null)).toHaveLength(10);
    const gaps = thin.slice(1).map(({ step }, i) => step - thin[i]!.step);
    expect(Math.max(...gaps)).toBeLessThan(20);
  });

  it('whose loss is no number give it as such', () => {
    const { store, id, db } = storeWithExperiment();
    store.metrics.add(id, [{ ...sampleMetric(1), loss: NaN }]);
    const [metric] = answerQuery(db, 'models.metrics', { experimentId: id, after: 0, limit: 10 });
    expect(metric!.loss).toBeNaN();
  });
});

describe('comparisons', () => {
  it('join the episodes of two agents and show one in full', () => {
    const { store, id, db } = storeWithExperiment();
    expect(answerQuery(db, 'compare.report', { experimentId: id })).toBeNull();
    store.comparisons.save(id, report);
    expect(answerQuery(db, 'compare.report', { experimentId: id })).toEqual(report);
    const episode = sampleEpisode('beam', 'task-1', 1);
    store.episodes.commit(id, episode, 5);
    store.episodes.commit(id, sampleEpisode('beam', 'task-2', 0), 5);
    store.episodes.commit(id, sampleEpisode('sample', 'task-1', 0.25), 5);
    const input = { experimentId: id, a: 'beam', b: 'sample' };
    expect(answerQuery(db, 'compare.tasks', input)).toEqual([
      { taskId: 'task-1', instruction: episode.instruction, rewardA: 1, rewardB: 0.25 },
    ]);
    const { policyCalls: _p, environmentSteps: _e, invalidActions: _i, ...detail } = episode;
    const one = { experimentId: id, agent: 'beam', taskId: 'task-1' };
    expect(answerQuery(db, 'compare.episode', one)).toEqual(detail);
  });
});

describe('the log', () => {
  it('gives the newest lines, oldest first', () => {
    const { store, id, db } = storeWithExperiment();
    const lines = ['a', 'b', 'c'].map((text) => store.logs.add(id, 'warning', 'train', text));
    const ask = (limit: number) => answerQuery(db, 'logs.list', { experimentId: id, limit });
    expect(ask(2)).toEqual(lines.slice(1));
    expect(ask(2000)).toEqual(lines);
  });
});
