import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { copyWorkspace } from '@main/store/workspace-copy';
import { sampleConfig, sampleTree } from '../../support/samples';
import { temporaryFolder } from '../../support/workspace';

/** An open workspace with one experiment and a model beside it. */
function open(folder: string) {
  const workspace = openWorkspace(folder, { mode: 'write' });
  onTestFinished(() => workspace.close());
  const store = createStore(workspace);
  const id = store.experiments.create(sampleConfig({ name: 'First' }), {});
  mkdirSync(join(folder, 'models', 'one'), { recursive: true });
  writeFileSync(join(folder, 'models', 'one', 'weights'), 'w');
  mkdirSync(join(folder, 'backups'), { recursive: true });
  writeFileSync(join(folder, 'backups', 'old'), 'o');
  return { workspace, store, id };
}

describe('a copy of a workspace', () => {
  it('is a workspace with everything in it, taken while the other is written to', async () => {
    const folder = temporaryFolder();
    const { workspace, store, id } = open(folder);
    store.trees.commit(id, sampleTree('task-0', 60), 5);
    const to = join(temporaryFolder(), 'copy');
    const copying = copyWorkspace(workspace, to);
    store.trees.commit(id, sampleTree('task-1', 60), 5);
    await copying;
    store.trees.commit(id, sampleTree('task-2', 60), 5);

    const copy = openWorkspace(to, { mode: 'write' });
    onTestFinished(() => copy.close());
    expect(createStore(copy).experiments.get(id).name).toBe('First');
    expect(createStore(copy).trees.ids(id)).toHaveLength(2);
    expect(copy.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(readFileSync(join(to, 'models', 'one', 'weights'), 'utf8')).toBe('w');
    expect(existsSync(join(to, 'backups'))).toBe(false);
  });

  it('overwrites nothing', async () => {
    const { workspace } = open(temporaryFolder());
    const to = join(temporaryFolder(), 'there');
    mkdirSync(to);
    writeFileSync(join(to, 'mine'), 'm');
    await expect(copyWorkspace(workspace, to)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/there exists already/) as string,
    });
    expect(readdirSync(to)).toEqual(['mine']);
  });

  it('leaves nothing half written where it cannot be made', async () => {
    const { workspace } = open(temporaryFolder());
    const place = temporaryFolder();
    writeFileSync(join(place, 'file'), 'f');
    await expect(copyWorkspace(workspace, join(place, 'file', 'copy'))).rejects.toThrow();
    expect(readdirSync(place)).toEqual(['file']);
  });
});
