import { createLab, type Lab } from '@main/lab/lab';
import type { EventSink } from '@main/lab/events';
import { createModelHost } from '@main/lab/model-host';
import { forkModelProcess } from '@main/lab/model-link';
import type { LabGround } from '@main/lab/runner';
import { createQModelClient } from '@main/qmodel/rpc';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { modelEntry, resourcesDirectory } from '@main/cli/locations';
import { version } from '../../package.json';

/** A workspace opened for writing with a lab on it. */
export interface Session {
  readonly store: Store;
  readonly lab: Lab;
  /** What the lab runs on. */
  readonly ground: LabGround;
  /** Ends the model process and closes the workspace. */
  close(): void;
}

/**
 * Opens `workspace` as the only writer.
 * @throws CallError `workspace` or `disk-full`
 */
export function openSession(workspace: string, emit: EventSink): Session {
  const opened = openWorkspace(workspace, { mode: 'write' });
  const store = createStore(opened);
  let kill: () => void = () => undefined;
  const models = createModelHost((died) => {
    const process = forkModelProcess(modelEntry());
    kill = () => {
      process.kill();
    };
    process.peer.onClose(died);
    return Promise.resolve(createQModelClient(process.peer));
  });
  const ground: LabGround = {
    store,
    resources: resourcesDirectory(),
    models,
    emit,
    clock: Date.now,
    appVersion: version,
  };
  return {
    store,
    lab: createLab(ground),
    ground,
    close: () => {
      kill();
      opened.close();
    },
  };
}
