import { fork } from 'node:child_process';
import type { MessagePeer } from '@main/rpc/rpc';

/** A model process and how to end it. */
export interface ModelProcess {
  readonly peer: MessagePeer;
  kill(): void;
}

/**
 * Starts the model process as a child of this one; for the command line, where there is no Electron
 * to do it. It ends by itself when this process dies, however that happens.
 * @param entry the built `model.js`
 */
export function forkModelProcess(entry: string): ModelProcess {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    peer: {
      post: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (listener) => child.on('message', listener),
      onClose: (listener) => child.once('exit', listener),
    },
    kill: () => child.kill('SIGKILL'),
  };
}
