import { callBridge } from '@renderer/state/bridge';
import { CallCache } from '@renderer/state/call-cache';
import { concernsOf } from '@renderer/state/invalidation';
import type { BridgeEventName } from '@shared/ipc/events';

/** The window's one cache of answers. */
export const cache = new CallCache(callBridge);

const watched = [
  'experiment.changed',
  'tree.committed',
  'episode.committed',
  'process.failed',
] as const satisfies readonly BridgeEventName[];

/** Lets events of the lab put the answers they concern out of date; gives a function to end that. */
export function keepCacheFresh(): () => void {
  const ends = watched.map((name) =>
    window.stepq.on(name, (event) => {
      cache.invalidate(concernsOf(name, event));
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}
