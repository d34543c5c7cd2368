import { commandHandler } from '@main/lab/command-handlers';
import { createLab, type Lab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import type { LabGround } from '@main/lab/runner';
import { createQModelClient } from '@main/qmodel/rpc';
import {
  channelPeer,
  onModelPort,
  ownParentPort,
  parentPeer,
  type ChannelPort,
} from '@main/rpc/ports';
import { CallError, serveCalls } from '@main/rpc/rpc';
import { createStore } from '@main/store/store';
import { copyWorkspace } from '@main/store/workspace-copy';
import { openWorkspace, type Workspace } from '@main/store/workspace';
import { z } from 'zod';
import { version } from '../../package.json';

/** The lab while it is open. */
interface OpenLab {
  readonly workspace: Workspace;
  readonly lab: Lab;
  readonly handle: (name: string, input: unknown) => Promise<unknown>;
}

/** Where a backup goes; a person chose it in a dialog of the system. */
const backUpSchema = z.strictObject({ folder: z.string().min(1) });

/** A key for language models, from the program's own process; the page cannot send it here. */
const keySchema = z.strictObject({ name: z.string(), key: z.string().nullable() });

type Send = (name: string, payload: unknown) => void;

/**
 * The lab as a utility process of the window's program, and the only writer of the workspace: it
 * carries out commands that come over the parent's port and sends events there. `lab.ready` follows
 * when the workspace is open; `lab.failed` carries the sentence why it could not be opened.
 */
function main(): void {
  const port = ownParentPort();
  let open: OpenLab | null = null;
  const send = serveCalls(parentPeer(port), async (name, input) => {
    if (!open) throw new CallError('workspace', 'The workspace is not open.');
    if (name === 'lab.key') {
      const { name: of, key } = keySchema.parse(input);
      open.lab.keys.give(of, key);
      return null;
    }
    if (name === 'lab.backUp') {
      await copyWorkspace(open.workspace, backUpSchema.parse(input).folder);
      return null;
    }
    if (name !== 'lab.shutdown') return open.handle(name, input);
    await open.lab.shutdown();
    open.workspace.close();
    return null;
  });
  try {
    open = openLab(send, modelsOfParent(port, send));
    send('lab.ready', null);
  } catch (error) {
    send('lab.failed', { message: error instanceof Error ? error.message : String(error) });
  }
}

function openLab(send: Send, models: LabGround['models']): OpenLab {
  const workspace = openWorkspace(required('STEPQ_WORKSPACE'), { mode: 'write' });
  const ground: LabGround = {
    store: createStore(workspace),
    resources: required('STEPQ_RESOURCES'),
    models,
    emit: send,
    clock: Date.now,
    appVersion: version,
  };
  const lab = createLab(ground);
  return { workspace, lab, handle: commandHandler(lab, ground) };
}

/** Model processes, which only the parent can start: it is asked by the event `model.wanted`. */
function modelsOfParent(port: ReturnType<typeof ownParentPort>, send: Send): LabGround['models'] {
  let deliver: (channel: ChannelPort) => void = () => undefined;
  onModelPort(port, (channel) => {
    deliver(channel);
  });
  return createModelHost(
    (died) =>
      new Promise((resolve) => {
        deliver = (channel) => {
          const peer = channelPeer(channel);
          peer.onClose(died);
          resolve(createQModelClient(peer));
        };
        send('model.wanted', null);
      }),
  );
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The lab needs the environment variable ${name}.`);
  return value;
}

main();
