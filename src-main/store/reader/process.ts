import { parentPeer, ownParentPort } from '@main/rpc/ports';
import type { MessagePeer } from '@main/rpc/rpc';
import { serveQueries } from '@main/store/reader/serve';

/**
 * The reader process: answers the window's queries while the lab computes and writes. Started by
 * Electron as a utility process, or by `fork` with advanced serialization, with the workspace
 * folder as its only argument. It ends with the process that started it.
 */
const directory = process.argv[2];
if (directory === undefined) throw new Error('The reader needs the workspace folder as argument.');

serveQueries(process.connected ? forkedPeer() : parentPeer(ownParentPort()), directory);

/** The line to a parent that started this process with `fork`. */
function forkedPeer(): MessagePeer {
  process.once('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClose: (listener) => {
      process.once('disconnect', listener);
    },
  };
}
