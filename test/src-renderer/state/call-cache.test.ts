import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallCache } from '@renderer/state/call-cache';

const key = CallCache.key('experiments.list', undefined);

/** A cache over answers that the test gives by hand. */
function cacheWithAnswers() {
  const asked: { resolve: (value: unknown) => void }[] = [];
  const cache = new CallCache(
    () => new Promise((resolve) => asked.push({ resolve: resolve as (value: unknown) => void })),
    () => Date.now(),
  );
  const answer = async (at: number, value: unknown) => {
    asked[at]?.resolve({ ok: true, value });
    await vi.advanceTimersByTimeAsync(0);
  };
  const fail = async (at: number, message: string) => {
    asked[at]?.resolve({ ok: false, failure: { code: 'internal', message } });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { cache, asked, answer, fail };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the cache of answers', () => {
  it('asks once for all who want the same', async () => {
    const { cache, asked, answer } = cacheWithAnswers();
    const heard = vi.fn();
    cache.watch('experiments.list', undefined, heard);
    cache.watch('experiments.list', undefined, () => {});
    expect(asked).toHaveLength(1);
    await answer(0, ['a']);
    expect(cache.answer(key)).toEqual({ value: ['a'], failure: null, asking: false });
    expect(heard).toHaveBeenCalled();
  });

  it('shows the old answer until the new one is there', async () => {
    const { cache, asked, answer } = cacheWithAnswers();
    cache.watch('experiments.list', undefined, () => {});
    await answer(0, ['old']);
    await vi.advanceTimersByTimeAsync(1000);
    cache.invalidate((name) => name === 'experiments.list');
    expect(asked).toHaveLength(2);
    expect(cache.answer(key)).toMatchObject({ value: ['old'], asking: true });
    await answer(1, ['new']);
    expect(cache.answer(key).value).toEqual(['new']);
  });

  it('keeps the last answer beside a later failure', async () => {
    const { cache, answer, fail } = cacheWithAnswers();
    cache.watch('experiments.list', undefined, () => {});
    await answer(0, ['old']);
    await vi.advanceTimersByTimeAsync(1000);
    cache.invalidate(() => true);
    await fail(1, 'The reader has ended.');
    expect(cache.answer(key)).toMatchObject({
      value: ['old'],
      failure: { message: 'The reader has ended.' },
    });
  });

  it('asks at most once in a while, and once more after the last change', async () => {
    const { cache, asked, answer } = cacheWithAnswers();
    cache.watch('experiments.list', undefined, () => {});
    for (let at = 0; at < 50; at++) cache.invalidate(() => true);
    expect(asked).toHaveLength(1);
    await answer(0, 1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
    await answer(1, 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(2);
  });

  it('does not ask again for what nobody looks at, but when it is next wanted', async () => {
    const { cache, asked, answer } = cacheWithAnswers();
    const stop = cache.watch('experiments.list', undefined, () => {});
    await answer(0, 1);
    stop();
    await vi.advanceTimersByTimeAsync(1000);
    cache.invalidate(() => true);
    expect(asked).toHaveLength(1);
    cache.watch('experiments.list', undefined, () => {});
    expect(asked).toHaveLength(2);
  });
});
