import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CallError } from '@main/rpc/rpc';
import { migrations } from '@main/store/migrations/all';
import { createStore } from '@main/store/store';
import { openWorkspace, workspaceFile } from '@main/store/workspace';
import { compileProgram, nextMessage, startProgram } from '../../support/program';
import { sampleConfig, sampleTree } from '../../support/samples';
import { temporaryFolder } from '../../support/workspace';

const next = (migrations.at(-1)?.number ?? 0) + 1;
const later = [
  ...migrations,
  {
    number: next,
    name: 'colour',
    up: (db: Database.Database) => db.exec("ALTER TABLE experiment ADD colour TEXT DEFAULT 'blue'"),
  },
];

/** A workspace with one experiment, closed in order; gives the experiment's id. */
function made(folder: string): string {
  const workspace = openWorkspace(folder, { mode: 'write' });
  const store = createStore(workspace);
  const id = store.experiments.create(sampleConfig({ name: 'First' }), {});
  for (let i = 0; i < 20; i += 1) store.trees.commit(id, sampleTree(`task-${i}`, 60), 5);
  workspace.close();
  return id;
}

function failure(work: () => unknown): CallError {
  try {
    work();
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
  throw new Error('Nothing failed.');
}

const opening = (folder: string, mode: 'write' | 'read' = 'write') =>
  failure(() => openWorkspace(folder, { mode }));

describe('a workspace', () => {
  it('is made where there is none, in folders that are not there yet', () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    const workspace = openWorkspace(folder, { mode: 'write' });
    expect(workspace.directory).toBe(folder);
    expect(workspace.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(workspace.db.pragma('synchronous', { simple: true })).toBe(1);
    expect(workspace.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(workspace.db.pragma('foreign_key_check')).toEqual([]);
    workspace.close();
    expect(readdirSync(folder).sort()).toEqual(['workspace.lock', 'workspace.sqlite']);
  });

  it('is kept, and closing it twice does no harm', () => {
    const folder = temporaryFolder();
    const id = made(folder);
    const workspace = openWorkspace(folder, { mode: 'write' });
    expect(createStore(workspace).experiments.get(id).name).toBe('First');
    workspace.close();
    workspace.close();
  });

  it('is not there for a reader before a writer has made it', () => {
    const folder = temporaryFolder();
    expect(opening(folder, 'read')).toMatchObject({ code: 'workspace' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused when the file was not made by StepQ, and not touched', () => {
    const folder = temporaryFolder();
    const other = new Database(workspaceFile(folder));
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
    const before = readFileSync(workspaceFile(folder));
    expect(opening(folder).message).toContain('was not made by StepQ');
    expect(readFileSync(workspaceFile(folder))).toEqual(before);
  });
});

describe('the version of a workspace', () => {
  it('is brought up to date from an older file, after a backup', () => {
    const folder = temporaryFolder();
    const id = made(folder);
    const workspace = openWorkspace(folder, { mode: 'write', migrations: later });
    onTestFinished(() => workspace.close());
    expect(workspace.db.prepare('SELECT colour FROM experiment').pluck().all()).toEqual(['blue']);
    expect(workspace.db.prepare('SELECT max(number) FROM migration').pluck().get()).toBe(next);

    const [backup, ...others] = readdirSync(join(folder, 'backups'));
    expect(others).toEqual([]);
    const restored = temporaryFolder();
    writeFileSync(workspaceFile(restored), readFileSync(join(folder, 'backups', backup!)));
    const old = openWorkspace(restored, { mode: 'write' });
    expect(createStore(old).experiments.get(id).name).toBe('First');
    expect(createStore(old).tasks.committed(id).size).toBe(20);
    old.close();
  });

  it('stays as it was when a migration fails', () => {
    const folder = temporaryFolder();
    const id = made(folder);
    const broken = [
      ...migrations,
      {
        number: next,
        name: 'broken',
        up: (db: Database.Database) => {
          db.exec('DELETE FROM experiment');
          throw new Error('The migration is wrong.');
        },
      },
    ];
    expect(() => openWorkspace(folder, { mode: 'write', migrations: broken })).toThrow('is wrong');
    const workspace = openWorkspace(folder, { mode: 'write' });
    expect(createStore(workspace).experiments.get(id).name).toBe('First');
    workspace.close();
  });

  it('is refused when it is newer, for writing and reading', () => {
    const folder = temporaryFolder();
    made(folder);
    openWorkspace(folder, { mode: 'write', migrations: later }).close();
    for (const mode of ['write', 'read'] as const) {
      expect(opening(folder, mode)).toMatchObject({
        code: 'workspace',
        message: expect.stringContaining('newer version of StepQ') as string,
      });
    }
  });

  it('is not upgraded by a reader', () => {
    const folder = temporaryFolder();
    made(folder);
    const read = () => openWorkspace(folder, { mode: 'read', migrations: later });
    expect(failure(read).message).toContain('has not been upgraded yet');
  });
});

describe('the lock of a workspace', () => {
  let holder: string;
  beforeAll(async () => {
    holder = await compileProgram('test/src-main/store/programs/hold-workspace.ts');
  });

  it('keeps a second writer out, and readers in', async () => {
    const folder = temporaryFolder();
    const child = startProgram(holder, folder);
    await nextMessage(child);
    const { code, message } = opening(folder);
    expect(code).toBe('workspace');
    expect(message).toContain(`process ${String(child.pid)}`);
    openWorkspace(folder, { mode: 'read' }).close();
  });

  it('is free again when its holder was killed', async () => {
    const folder = temporaryFolder();
    made(folder);
    const child = startProgram(holder, folder);
    await nextMessage(child);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    openWorkspace(folder, { mode: 'write' }).close();
  });

  it('keeps a second writer out within one process', () => {
    const folder = temporaryFolder();
    const first = openWorkspace(folder, { mode: 'write' });
    expect(opening(folder).message).toContain('in use by another StepQ');
    first.close();
    openWorkspace(folder, { mode: 'write' }).close();
  });
});

describe('a damaged workspace', () => {
  it('is refused with what to do when the file is no database', () => {
    const folder = temporaryFolder();
    writeFileSync(
      workspaceFile(folder),
      'This is not a database, but long enough to be one.'.repeat(99),
    );
    expect(opening(folder)).toMatchObject({
      code: 'workspace',
      message: expect.stringContaining('"backups" folder') as string,
    });
  });

  it('is found after a writer was killed, each time anew', async () => {
    const folder = temporaryFolder();
    made(folder);
    const child = startProgram(
      await compileProgram('test/src-main/store/programs/hold-workspace.ts'),
      folder,
    );
    await nextMessage(child);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const bytes = readFileSync(workspaceFile(folder));
    bytes.fill(0x55, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 20_000);
    writeFileSync(workspaceFile(folder), bytes);
    expect(opening(folder).message).toContain('damaged');
    expect(opening(folder).message).toContain('damaged');
    expect(readFileSync(workspaceFile(folder)).equals(bytes)).toBe(true);
  });
});

describe('a write-protected folder', () => {
  /** Runs `work` without the rights of the superuser, whom no protection stops. */
  function unprivileged(work: () => void): void {
    const user = process.geteuid?.();
    if (user === 0) process.seteuid?.(65_534);
    try {
      work();
    } finally {
      if (user === 0) process.seteuid?.(0);
    }
  }

  it.skipIf(process.platform === 'win32')('is refused, and left as it is', () => {
    const folder = temporaryFolder();
    made(folder);
    const before = readdirSync(folder);
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    unprivileged(() => {
      expect(opening(folder)).toMatchObject({
        code: 'workspace',
        message: expect.stringContaining('write-protected') as string,
      });
      expect(opening(join(folder, 'below')).message).toContain('write-protected');
    });
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'below'))).toBe(false);
  });
});
