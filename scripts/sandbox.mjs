// Chromium's sandbox, on the systems where it cannot work.
import { isRoot, onPath, quietly } from './lib/process.mjs';
import { say } from './lib/say.mjs';

/** Why the sandbox cannot work here, or undefined where it can. */
function obstacle() {
  if (process.platform !== 'linux') return undefined;
  if (isRoot()) return 'it does not work for root';
  // It needs a user namespace, which containers and some distributions do not give to users.
  const closed = onPath('unshare') && !quietly('unshare', ['--user', '--map-root-user', 'true']).ok;
  return closed ? 'this system does not let users make user namespaces' : undefined;
}

/**
 * The variables with which Electron starts on this system.
 * @returns {Record<string, string>}
 */
export function sandboxVariables() {
  const reason = obstacle();
  if (reason === undefined) return {};
  say(`starting Electron without Chromium's sandbox: ${reason}`);
  return { ELECTRON_DISABLE_SANDBOX: '1' };
}
