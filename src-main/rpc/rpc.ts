import { z } from 'zod';

/** One end of a two-way line to another process or thread. */
export interface MessagePeer {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other side is gone. */
  onClose(listener: () => void): void;
}

/** A failure that is meant for a person; its message is a sentence. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CallError';
  }
}

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('abort'), id: z.int() }),
  z.object({ kind: z.literal('value'), id: z.int(), value: z.unknown() }),
  z.object({
    kind: z.literal('failure'),
    id: z.int(),
    code: z.string(),
    message: z.string(),
  }),
  z.object({ kind: z.literal('progress'), id: z.int(), payload: z.unknown() }),
  z.object({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);

/** What a handler gets beside its input. */
export interface CallContext {
  readonly signal: AbortSignal;
  /** Sends an intermediate result to the caller. */
  progress(payload: unknown): void;
}

/**
 * Answers calls that arrive on `peer`. Calls run side by side; a thrown `CallError` keeps its code,
 * anything else becomes `internal`. Messages that are no calls are ignored.
 * @returns a function that sends an event to the other side.
 */
export function serveCalls(
  peer: MessagePeer,
  handle: (name: string, input: unknown, context: CallContext) => unknown,
): (name: string, payload: unknown) => void {
  const running = new Map<number, AbortController>();
  const answer = async (id: number, name: string, input: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const value = await handle(name, input, {
        signal: controller.signal,
        progress: (payload) => {
          peer.post({ kind: 'progress', id, payload });
        },
      });
      peer.post({ kind: 'value', id, value });
    } catch (error) {
      const code = error instanceof CallError ? error.code : 'internal';
      const message = error instanceof Error ? error.message : String(error);
      peer.post({ kind: 'failure', id, code, message });
    } finally {
      running.delete(id);
    }
  };
  peer.onMessage((raw) => {
    const message = messageSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.kind === 'call')
      void answer(message.data.id, message.data.name, message.data.input);
    else if (message.data.kind === 'abort') running.get(message.data.id)?.abort();
  });
  peer.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });
  return (name, payload) => {
    peer.post({ kind: 'event', name, payload });
  };
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((payload: unknown) => void) | undefined;
}

/** The calling side of a line. */
export interface CallClient {
  /**
   * @throws CallError with the other side's code, or code `unavailable` when the line is or gets
   * cut. An abort is passed on; the call still ends by the other side's answer.
   */
  call(
    name: string,
    input: unknown,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (payload: unknown) => void },
  ): Promise<unknown>;
  onEvent(listener: (name: string, payload: unknown) => void): void;
}

/**
 * Makes calls over `peer`. `what` names the other side in the sentence that callers get when it is
 * gone, e.g. `The model process`.
 */
export function connectCalls(peer: MessagePeer, what: string): CallClient {
  const pending = new Map<number, Pending>();
  const listeners: ((name: string, payload: unknown) => void)[] = [];
  let nextId = 1;
  let open = true;
  const gone = (): CallError => new CallError('unavailable', `${what} has ended unexpectedly.`);
  peer.onMessage((raw) => {
    const message = messageSchema.safeParse(raw);
    if (!message.success) return;
    const data = message.data;
    if (data.kind === 'event') {
      for (const listener of listeners) listener(data.name, data.payload);
      return;
    }
    const call = pending.get(data.id);
    if (!call) return;
    if (data.kind === 'progress') call.onProgress?.(data.payload);
    else if (data.kind === 'value' || data.kind === 'failure') {
      pending.delete(data.id);
      if (data.kind === 'value') call.resolve(data.value);
      else call.reject(new CallError(data.code, data.message));
    }
  });
  peer.onClose(() => {
    open = false;
    for (const call of pending.values()) call.reject(gone());
    pending.clear();
  });
  return {
    call: (name, input, options = {}) =>
      new Promise((resolve, reject) => {
        if (!open) {
          reject(gone());
          return;
        }
        const id = nextId++;
        const abort = (): void => {
          peer.post({ kind: 'abort', id });
        };
        const settle = (): void => options.signal?.removeEventListener('abort', abort);
        pending.set(id, {
          resolve: (value) => {
            settle();
            resolve(value);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
          onProgress: options.onProgress,
        });
        peer.post({ kind: 'call', id, name, input });
        if (options.signal?.aborted) abort();
        else options.signal?.addEventListener('abort', abort, { once: true });
      }),
    onEvent: (listener) => {
      listeners.push(listener);
    },
  };
}
