import { createPlayer } from '@main/lab/play/player';
import { ownParentPort, parentPeer } from '@main/rpc/ports';
import { serveCalls } from '@main/rpc/rpc';

/**
 * The player as a utility process: it lists tasks and plays them by hand. A process of its own, and
 * not the lab, for three reasons. A search that keeps the lab busy for a while would make each step
 * of a game wait. An environment may be slow, far away or wrong, and what it does here must not stop
 * the only writer of the workspace. And this process neither opens the workspace nor knows it. It is
 * started by the first question about tasks and ends with the program.
 */
function main(): void {
  const resources = process.env.STEPQ_RESOURCES;
  if (!resources) throw new Error('The player needs the environment variable STEPQ_RESOURCES.');
  serveCalls(parentPeer(ownParentPort()), createPlayer(resources));
}

main();
