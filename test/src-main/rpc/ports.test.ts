import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { channelPeer, childPeer, modelPortMessage, onModelPort, parentPeer } from '@main/rpc/ports';
import { connectCalls, serveCalls } from '@main/rpc/rpc';

/** A worker's port in the form of Electron's: its messages come wrapped. */
function electronPort(port: MessagePort) {
  return {
    postMessage: (message: unknown) => {
      port.postMessage(message);
    },
    on: (event: string, listener: (event: { data: unknown }) => void) => {
      port.on(event, (data) => {
        listener({ data });
      });
    },
    start: () => undefined,
    close: () => {
      port.close();
    },
  };
}

/** The two ends of a utility process's line: its own, and that of its parent. */
function utilityProcess() {
  const child = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown) => parent.emit('message', { data, ports: [] }),
  });
  const parent = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => child.emit('message', message),
  });
  return { child, parent };
}

describe('calls', () => {
  it('go over a message channel', async () => {
    const { port1, port2 } = new MessageChannel();
    serveCalls(channelPeer(electronPort(port1)), (name, input) => [name, input]);
    const client = connectCalls(channelPeer(electronPort(port2)), 'The other side');
    expect(await client.call('add', { a: 1 })).toEqual(['add', { a: 1 }]);
    port1.close();
  });

  it('go between a utility process and its parent, until it ends', async () => {
    const { child, parent } = utilityProcess();
    serveCalls(parentPeer(parent), () => 'answered');
    const client = connectCalls(childPeer(child), 'The lab');
    expect(await client.call('x', null)).toBe('answered');
    child.emit('exit', 1);
    await expect(client.call('x', null)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The lab has ended unexpectedly.',
    });
  });
});

it('only the message of a model port brings one', () => {
  const { parent } = utilityProcess();
  const listener = vi.fn();
  onModelPort(parent, listener);
  const port = electronPort(new MessageChannel().port1);
  parent.emit('message', { data: { kind: 'call' }, ports: [port] });
  parent.emit('message', { data: modelPortMessage, ports: [] });
  expect(listener).not.toHaveBeenCalled();
  parent.emit('message', { data: modelPortMessage, ports: [port] });
  expect(listener).toHaveBeenCalledWith(port);
});
