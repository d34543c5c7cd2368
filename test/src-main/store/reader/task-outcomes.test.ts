import { describe, expect, it } from 'vitest';
import { answerQuery } from '@main/store/reader/answer';
import { sampleConfig, sampleEpisode, sampleTree } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';

describe('how a task went', () => {
  it('is told for each experiment that came to it, newest first', () => {
    const store = temporaryStore();
    const { db } = store.workspace;
    const first = store.experiments.create(sampleConfig({ name: 'First' }), {});
    const second = store.experiments.create(sampleConfig({ name: 'Second' }), {});
    store.experiments.create(sampleConfig({ name: 'Third' }), {});
    const treeId = store.trees.commit(first, sampleTree('task-1', 16), 5);
    store.trees.commit(first, sampleTree('task-2', 16), 5);
    const played = [
      sampleEpisode('sample', 'task-1', 0.25),
      sampleEpisode('beam', 'task-1', 1),
      sampleEpisode('beam', 'task-2', 1),
    ];
    for (const episode of played) store.episodes.commit(second, episode, 5);

    const outcomes = answerQuery(db, 'tasks.outcomes', {
      environment: 'webshop',
      taskId: 'task-1',
    });
    expect(outcomes.map(({ experimentName }) => experimentName)).toEqual(['Second', 'First']);
    expect(outcomes[0]).toMatchObject({
      experimentId: second,
      candidates: sampleConfig().evaluation.candidates,
      tree: null,
      episodes: played.slice(0, 2).map(({ agent, reward, terminal, environmentSteps }) => ({
        agent,
        reward,
        terminal,
        steps: environmentSteps,
      })),
    });
    expect(outcomes[1]).toMatchObject({ tree: { treeId, nodes: 16 }, episodes: [] });
    const nobody = { environment: 'webshop', taskId: 'task-9' };
    expect(answerQuery(db, 'tasks.outcomes', nobody)).toEqual([]);
  });
});
