import type { MessagePeer } from '@main/rpc/rpc';

/**
 * Adapters from Electron's ports to the line of `rpc.ts`. The shapes are written out rather than
 * imported, so that lab, reader and model know nothing of Electron.
 */

/** One end of a message channel (`MessagePortMain`). */
export interface ChannelPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** What a utility process has of its parent (`process.parentPort`). */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ChannelPort[] }) => void,
  ): unknown;
}

/** What the parent has of a utility process. */
export interface UtilityChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

/** The message that carries one end of a new channel to or from the model process. */
export const modelPortMessage = { kind: 'model-port' } as const;

/** The line to the process that started this one. It closes only by the end of this process. */
export function parentPeer(port: ParentPort): MessagePeer {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        listener(data);
      });
    },
    onClose: () => undefined,
  };
}

/** The line to a utility process that was started here. */
export function childPeer(child: UtilityChild): MessagePeer {
  return {
    post: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      child.on('exit', listener);
    },
  };
}

/** The line over a message channel. Messages are held back until the first listener is there. */
export function channelPeer(port: ChannelPort): MessagePeer {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        listener(data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
  };
}

/** Calls `listener` with each channel to the model process that the parent hands over. */
export function onModelPort(port: ParentPort, listener: (channel: ChannelPort) => void): void {
  port.on('message', ({ data, ports }) => {
    const [channel] = ports;
    if (isModelPortMessage(data) && channel) listener(channel);
  });
}

function isModelPortMessage(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === modelPortMessage.kind
  );
}

/**
 * The parent of this utility process.
 * @throws Error in a process that Electron did not start.
 */
export function ownParentPort(): ParentPort {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (!port) throw new Error('This program is a part of StepQ and is started by its window.');
  return port;
}
