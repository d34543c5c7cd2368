import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { answered, unlessAborted } from '@main/environments/answer';

const never = (): Promise<never> => new Promise(() => {});

describe('an answer', () => {
  it('is used at once when it is there', () => {
    expect(answered(20, (value) => value + 1)).toBe(21);
  });

  it('is used when it comes, when it was promised', async () => {
    await expect(answered(Promise.resolve(20), (value) => value + 1)).resolves.toBe(21);
  });

  it('that fails fails what would have used it', async () => {
    const answer = answered(Promise.reject<number>(new Error('gone')), (value) => value);
    await expect(answer).rejects.toThrow('gone');
  });
});

describe('an answer that is waited for under a signal', () => {
  it('is given as it is, failures too, and leaves no listener behind', async () => {
    const { signal } = new AbortController();
    await expect(unlessAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(unlessAborted(Promise.reject(new Error('gone')), signal)).rejects.toThrow('gone');
    await expect(unlessAborted(Promise.resolve(2))).resolves.toBe(2);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is given up with the signal’s reason when the signal is aborted', async () => {
    const control = new AbortController();
    const waiting = unlessAborted(never(), control.signal);
    control.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('is not waited for at all when the signal was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(unlessAborted(never(), signal)).rejects.toThrow('enough');
  });
});
