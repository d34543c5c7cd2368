import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { severalAtOnce } from '@main/lab/stages/several-at-once';

const items = [1, 2, 3, 4, 5, 6];
const quiet = new AbortController().signal;

describe('several tasks at once', () => {
  it('are all done, no more at a time than the limit lets', async () => {
    const done: number[] = [];
    let [now, most] = [0, 0];
    await severalAtOnce(items, pLimit(2), quiet, async (item) => {
      now += 1;
      most = Math.max(most, now);
      await setTimeout(2);
      now -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual(items);
    expect(most).toBe(2);
  });

  it('end with the first failure only when what was under way has ended too', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const all = severalAtOnce(items, pLimit(3), quiet, async (item, signal) => {
      begun.push(item);
      if (item === 2) throw new Error('the server is gone');
      // Hears of the failure, and takes its time.
      await new Promise((heard) => {
        signal.addEventListener('abort', heard);
      });
      await setTimeout(20);
      ended.push(item);
      throw new Error('stopped for another’s sake');
    });
    await expect(all).rejects.toThrow('the server is gone');
    expect(begun).toEqual([1, 2, 3]);
    expect(ended).toEqual([1, 3]);
  });

  it('end with the signal’s reason when it is raised', async () => {
    const control = new AbortController();
    const begun: number[] = [];
    const all = severalAtOnce(items, pLimit(1), control.signal, async (item, signal) => {
      begun.push(item);
      if (item === 2) control.abort(new Error('paused'));
      await setTimeout(1);
      signal.throwIfAborted();
    });
    await expect(all).rejects.toThrow('paused');
    expect(begun).toEqual([1, 2]);
  });

  it('do not begin at all when it was raised before', async () => {
    const all = severalAtOnce(items, pLimit(1), AbortSignal.abort(new Error('stop')), () =>
      Promise.reject(new Error('began')),
    );
    await expect(all).rejects.toThrow('stop');
  });
});
