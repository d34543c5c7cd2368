import { describe, expect, it } from 'vitest';
import { CallError, connectCalls, serveCalls, type MessagePeer } from '@main/rpc/rpc';

/** Two ends of a line in one process; `cut` ends it. */
function line(): { left: MessagePeer; right: MessagePeer; cut: () => void } {
  const ends = [0, 1].map(() => ({
    messages: [] as ((message: unknown) => void)[],
    closes: [] as (() => void)[],
  }));
  const end = (mine: number): MessagePeer => ({
    post: (message) => {
      queueMicrotask(() => ends[1 - mine]?.messages.forEach((listener) => listener(message)));
    },
    onMessage: (listener) => ends[mine]?.messages.push(listener),
    onClose: (listener) => ends[mine]?.closes.push(listener),
  });
  return {
    left: end(0),
    right: end(1),
    cut: () => ends.forEach(({ closes }) => closes.forEach((listener) => listener())),
  };
}

describe('calls between processes', () => {
  it('give the value, with progress on the way', async () => {
    const { left, right } = line();
    serveCalls(right, (name, input, { progress }) => {
      progress('half');
      return { name, input };
    });
    const seen: unknown[] = [];
    const value = await connectCalls(left, 'The lab').call('double', 2, {
      onProgress: (payload) => seen.push(payload),
    });
    expect(value).toEqual({ name: 'double', input: 2 });
    expect(seen).toEqual(['half']);
  });

  it('keep the code and the sentence of a failure', async () => {
    const { left, right } = line();
    serveCalls(right, () => {
      throw new CallError('not-found', 'There is no such tree.');
    });
    await expect(connectCalls(left, 'The lab').call('x', null)).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is no such tree.',
    });
  });

  it('pass an abort on to the handler', async () => {
    const { left, right } = line();
    serveCalls(
      right,
      (_name, _input, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve('stopped'));
        }),
    );
    const controller = new AbortController();
    const answer = connectCalls(left, 'The lab').call('wait', null, { signal: controller.signal });
    controller.abort();
    expect(await answer).toBe('stopped');
  });

  it('end with a sentence when the other side dies, and refuse from then on', async () => {
    const { left, right, cut } = line();
    serveCalls(right, () => new Promise(() => undefined));
    const client = connectCalls(left, 'The model process');
    const waiting = client.call('train', null);
    cut();
    await expect(waiting).rejects.toThrow('The model process has ended unexpectedly.');
    await expect(client.call('train', null)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('deliver events and ignore what is no message', async () => {
    const { left, right } = line();
    const send = serveCalls(right, () => 'pong');
    const client = connectCalls(left, 'The lab');
    const events: unknown[] = [];
    client.onEvent((name, payload) => events.push([name, payload]));
    right.post({ kind: 'nonsense' });
    left.post(42);
    send('log', 'hello');
    expect(await client.call('ping', null)).toBe('pong');
    expect(events).toEqual([['log', 'hello']]);
  });
});
