import { createLab } from '@main/lab/lab';
import { commandHandler } from '@main/lab/command-handlers';
import { createModelHost } from '@main/lab/model-host';
import type { LabGround } from '@main/lab/runner';
import { createQModelClient } from '@main/qmodel/rpc';
import { channelPeer, onModelPort, ownParentPort, parentPeer, type ChannelPort } from '@main/rpc/ports';
import { serveCalls } from '@main/rpc/rpc';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { version } from '../../package.json';

/**
 * The lab as a utility process of the window's program: carries out commands that come over the
 * parent's port and sends events there. It is the only writer of the workspace.
 */
function main(): void {
  const port = ownParentPort();
  const workspace = openWorkspace(required('STEPQ_WORKSPACE'), { mode: 'write' });
  let deliver: (channel: ChannelPort) => void = () => undefined;
  onModelPort(port, (channel) => {
    deliver(channel);
  });
  const models = createModelHost(
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
  const ground: LabGround = {
    store: createStore(workspace),
    resources: required('STEPQ_RESOURCES'),
    models,
    emit: (name, event) => {
      send(name, event);
    },
    clock: Date.now,
  };
  const handle: { current: (name: string, input: unknown) => Promise<unknown> } = {
    current: () => Promise.reject(new Error('The lab is still opening.')),
  };
  const send = serveCalls(parentPeer(port), (name, input) =>
    name === 'lab.shutdown' ? shutdown() : handle.current(name, input),
  );
  const lab = createLab(ground, version);
  handle.current = commandHandler(lab, ground);
  const shutdown = async (): Promise<null> => {
    await lab.shutdown();
    workspace.close();
    return null;
  };
  send('lab.ready', null);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The lab needs the environment variable ${name}.`);
  return value;
}

main();
