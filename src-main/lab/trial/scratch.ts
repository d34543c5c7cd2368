import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';

/** A workspace that is only there for a while. */
export interface Scratch {
  readonly store: Store;
  /** What its database holds, without what was deleted. */
  bytes(): number;
  /** Closes it and takes it off the disk. */
  remove(): void;
}

/** Makes an empty workspace among the system's temporary files. @throws CallError `disk-full` */
export function openScratch(): Scratch {
  const directory = mkdtempSync(join(tmpdir(), 'stepq-trial-'));
  const workspace = openWorkspace(directory, { mode: 'write' });
  const number = (pragma: string): number => Number(workspace.db.pragma(pragma, { simple: true }));
  return {
    store: createStore(workspace),
    bytes: () => (number('page_count') - number('freelist_count')) * number('page_size'),
    remove: () => {
      workspace.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
