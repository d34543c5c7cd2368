import { parentPeer, ownParentPort } from '@main/rpc/ports';
import type { MessagePeer } from '@main/rpc/rpc';
import { serveQueries } from '@main/store/reader/serve';

/**
 * The reader process: answers the window's queries while the lab computes and writes. Started by
 * Electron as a utility process, or by `fork` with advanced serialization, with the workspace
 * folder in `STEPQ_WORKSPACE`. It ends with the process that started it.
 */
const directory = process.env.STEPQ_WORKSPACE;
if (!directory) throw new Error('The reader needs to be told the workspace: set STEPQ_WORKSPACE.');

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
