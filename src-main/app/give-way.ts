import { constants, setPriority } from 'node:os';

/** What is needed of a process: Electron's and Node's both have it. */
interface Child {
  readonly pid?: number | undefined;
  once(event: 'spawn', listener: () => void): unknown;
}

/**
 * Lets a process that computes for hours give way to the window: where both want the same core, the
 * answer to a person's input comes first. Where nobody else wants it, nothing is lost.
 */
export function giveWay(child: Child): void {
  // Right after its start: the threads that it makes later are as patient as the one they come from.
  child.once('spawn', () => {
    try {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // A system that does not let it: the process works as any other.
    }
  });
}
