import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stepq-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a real file, closed when the test ends. */
export function temporaryStore(folder = temporaryFolder()): Store {
  const workspace = openWorkspace(folder, { mode: 'write' });
  onTestFinished(() => workspace.close());
  return createStore(workspace);
}
