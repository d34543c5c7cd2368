import { setMaxListeners } from 'node:events';
import type { LimitFunction } from 'p-limit';

/**
 * Does `work` for each item, as many at once as `limit` lets. With the first failure, or when the
 * signal is raised, nothing more begins, and what is under way is told to stop and waited for: it must
 * not go on behind the back of the run that comes after.
 * @param work is given the signal that it has to obey
 * @throws what the first failure was; the signal's reason
 */
export async function severalAtOnce<Item>(
  items: readonly Item[],
  limit: LimitFunction,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  // Each task under way listens, and Node warns of more than ten.
  setMaxListeners(0, either);
  await Promise.all(
    items.map((item) =>
      limit(async () => {
        if (either.aborted) return;
        try {
          await work(item, either);
        } catch (error) {
          // Aborting twice changes nothing: the first failure counts.
          failed.abort(error);
        }
      }),
    ),
  );
  either.throwIfAborted();
}
