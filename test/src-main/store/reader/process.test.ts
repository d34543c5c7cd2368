import { beforeAll, describe, expect, it } from 'vitest';
import type { TreeColumns } from '@shared/ipc/rows';
import { connectCalls, type CallClient } from '@main/rpc/rpc';
import { answerQuery } from '@main/store/reader/answer';
import { compileProgram, startProgram } from '../../../support/program';
import { sampleConfig, sampleTree } from '../../../support/samples';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

let program: string;
beforeAll(async () => {
  program = await compileProgram('src-main/store/reader/process.ts');
});

function startReader(folder: string): CallClient {
  const child = startProgram(program, folder);
  return connectCalls(
    {
      post: (message) => void child.send(message as object),
      onMessage: (listener) => child.on('message', listener),
      onClose: (listener) => child.once('exit', listener),
    },
    'The reader',
  );
}

describe('the reader process', () => {
  it('answers while another process writes, typed arrays as such', async () => {
    const folder = temporaryFolder();
    const store = temporaryStore(folder);
    const id = store.experiments.create(sampleConfig(), {});
    const reader = startReader(folder);
    const first = store.trees.commit(id, sampleTree('task-1', 200), 5);
    const columns = (await reader.call('trees.get', { treeId: first })) as TreeColumns;
    expect(columns).toEqual(answerQuery(store.workspace.db, 'trees.get', { treeId: first }));
    expect(columns.valueSum).toBeInstanceOf(Float64Array);

    // A commit is seen by the next question, and one that is under way is not.
    const list = () => reader.call('trees.list', { experimentId: id });
    store.workspace.db.exec('BEGIN IMMEDIATE');
    store.trees.commit(id, sampleTree('task-2', 16), 5);
    expect(await list()).toHaveLength(1);
    store.workspace.db.exec('COMMIT');
    expect(await list()).toHaveLength(2);
  });

  it('refuses what is no question of the contract', async () => {
    const folder = temporaryFolder();
    temporaryStore(folder);
    const reader = startReader(folder);
    await expect(reader.call('experiments.delete', {})).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(reader.call('trees.get', { treeId: -1 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(reader.call('trees.get', { treeId: 77 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('waits for a workspace that is made later', async () => {
    const folder = temporaryFolder();
    const reader = startReader(folder);
    await expect(reader.call('experiments.list', undefined)).rejects.toMatchObject({
      code: 'workspace',
    });
    temporaryStore(folder);
    expect(await reader.call('experiments.list', undefined)).toEqual([]);
  });
});
