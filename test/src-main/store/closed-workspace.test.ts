import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  bytesOf,
  canBeWorkspace,
  isWorkspace,
  restoreWorkspace,
} from '@main/store/closed-workspace';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { sampleConfig } from '../../support/samples';
import { temporaryFolder } from '../../support/workspace';

function made(): { readonly folder: string; readonly id: string } {
  const folder = temporaryFolder();
  const workspace = openWorkspace(folder, { mode: 'write' });
  const id = createStore(workspace).experiments.create(sampleConfig({ name: 'Kept' }), {});
  workspace.close();
  return { folder, id };
}

describe('a folder', () => {
  it('is a workspace by what its file says of itself', async () => {
    expect(await isWorkspace(made().folder)).toBe(true);
    const folder = temporaryFolder();
    expect(await isWorkspace(folder)).toBe(false);
    writeFileSync(join(folder, 'workspace.sqlite'), 'SQLite format 3\u0000 but not ours');
    expect(await isWorkspace(folder)).toBe(false);
  });

  it('can become one where nothing lies', async () => {
    const folder = temporaryFolder();
    expect(await canBeWorkspace(folder)).toBe(true);
    expect(await canBeWorkspace(made().folder)).toBe(true);
    writeFileSync(join(folder, 'thesis.txt'), 't');
    expect(await canBeWorkspace(folder)).toBe(false);
    expect(await canBeWorkspace(join(folder, 'absent'))).toBe(false);
  });

  it('is as large as all that is in it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'a'), 'x'.repeat(1000));
    writeFileSync(join(folder, 'inner', 'b'), 'x'.repeat(234));
    expect(await bytesOf(folder)).toBe(1234);
    expect(await bytesOf(join(folder, 'absent'))).toBe(0);
  });
});

describe('a backup', () => {
  it('is restored to a folder of its own and stays as it is', async () => {
    const { folder, id } = made();
    writeFileSync(join(folder, 'workspace.lock'), 'of another time');
    const to = join(temporaryFolder(), 'restored');
    await restoreWorkspace(folder, to);
    expect(existsSync(join(to, 'workspace.lock'))).toBe(false);
    const workspace = openWorkspace(to, { mode: 'write' });
    onTestFinished(() => workspace.close());
    expect(createStore(workspace).experiments.get(id).name).toBe('Kept');
    expect(existsSync(join(folder, 'workspace.sqlite'))).toBe(true);
  });

  it('is refused when it is none, and nothing is written', async () => {
    const place = temporaryFolder();
    const to = join(place, 'restored');
    await expect(restoreWorkspace(temporaryFolder(), to)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/is not a backup.*workspace.sqlite/) as string,
    });
    expect(readdirSync(place)).toEqual([]);
  });
});
