import { CallError, serveCalls, type MessagePeer } from '@main/rpc/rpc';
import { answerQuery, isQuery } from '@main/store/reader/answer';
import { openWorkspace, type Workspace } from '@main/store/workspace';

/**
 * Answers the window's queries over `peer`, from a connection that can only read. The workspace is
 * opened by the first query and, where that fails, again by the next: the writer may still be
 * making or upgrading the file.
 */
export function serveQueries(peer: MessagePeer, directory: string): void {
  let workspace: Workspace | null = null;
  serveCalls(peer, (name, input) => {
    if (!isQuery(name)) throw new CallError('invalid-input', `There is no question "${name}".`);
    workspace ??= openWorkspace(directory, { mode: 'read' });
    return answerQuery(workspace.db, name, input);
  });
  peer.onClose(() => {
    workspace?.close();
  });
}
