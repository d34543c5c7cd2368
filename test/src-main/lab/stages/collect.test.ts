import { join } from 'node:path';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { defaultSource } from '@shared/experiment/config';
import { loadFamily } from '@main/environments/registry';
import { createModelHost } from '@main/lab/model-host';
import { collect } from '@main/lab/stages/collect';
import type { StageContext } from '@main/lab/stages/stage';
import { experimentTasks } from '@main/lab/tasks';
import type { Policy } from '@main/policies/policy';
import { createPolicy } from '@main/policies/registry';
import { CallError } from '@main/rpc/rpc';
import { answerQuery } from '@main/store/reader/answer';
import { sampleConfig } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';

const config = sampleConfig({
  task: { environment: 'toy', trainTasks: 4, testTasks: 1 },
  policy: { kind: 'uniform' },
  search: { iterations: 2, concurrency: 1 },
});

/** A search of four errands, and how it stands. */
async function searching() {
  const resources = join(import.meta.dirname, '../../../../resources');
  const family = await loadFamily(defaultSource('toy'), resources);
  const store = temporaryStore();
  const experimentId = store.experiments.create(config, {});
  const lines: string[] = [];
  const context: Omit<StageContext, 'policy'> = {
    experimentId,
    config,
    store,
    family,
    tasks: experimentTasks(family, config),
    limit: pLimit(1),
    models: createModelHost(() => Promise.reject(new Error('no model is wanted'))),
    base: null,
    modelDirectory: '',
    clock: Date.now,
    emit: () => undefined,
    report: () => undefined,
    log: (level, message) => lines.push(`${level}: ${message}`),
    signal: new AbortController().signal,
  };
  return {
    lines,
    tasks: context.tasks.train,
    search: (policy: Policy) => collect({ ...context, policy }),
    states: () =>
      answerQuery(store.workspace.db, 'trees.list', { experimentId }).map(({ state }) => state),
  };
}

const uniform = createPolicy(config);

/** A policy that fails at the task of an instruction. */
const failingAt = (instruction: string, error: Error): Policy => ({
  ...uniform,
  sample: (request, signal) =>
    request.state.instruction === instruction
      ? Promise.reject(error)
      : uniform.sample(request, signal),
});

describe('a search that fails', () => {
  it('marks its task, keeps the trees before it, and is done when it is tried again', async () => {
    const { search, states, tasks, lines } = await searching();
    const policy = failingAt(tasks[2]!.instruction, new Error('the environment refused'));
    await expect(search(policy)).rejects.toThrow('the environment refused');
    expect(states()).toEqual(['done', 'done', 'failed', 'waiting']);
    expect(lines).toContain(`warning: The search of task ${tasks[2]!.id} failed.`);
    await search(uniform);
    expect(states()).toEqual(['done', 'done', 'done', 'done']);
  });

  it('blames no task for a server that is gone or a budget that is spent', async () => {
    const { search, states, tasks, lines } = await searching();
    const gone = new CallError('unavailable', 'The server does not answer.');
    await expect(search(failingAt(tasks[1]!.instruction, gone))).rejects.toThrow(gone);
    expect(states()).not.toContain('failed');
    expect(lines.filter((line) => !line.startsWith('info: '))).toEqual([]);
  });
});
