import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, eventChannel } from '@main/app/channels';
import type { CallResult, StepqBridge } from '@shared/ipc/contract';
import type { BridgeEvents } from '@shared/ipc/events';

type Listener = (payload: never) => void;

const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(eventChannel, (_event, name: unknown, payload: unknown) => {
  if (typeof name !== 'string') return;
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

/** Names of calls and events are short strings; what they mean is checked by the main process. */
function checkName(name: unknown): asserts name is string {
  if (typeof name !== 'string' || name.length > 100) {
    throw new TypeError('The name of a call or event is a short string.');
  }
}

const bridge: StepqBridge = {
  call: async (name, input) => {
    checkName(name);
    // Only the main process answers on this channel, and only with a result of this call.
    return (await ipcRenderer.invoke(callChannel, name, input)) as CallResult<typeof name>;
  },
  on: <Name extends keyof BridgeEvents>(
    name: Name,
    listener: (event: BridgeEvents[Name]) => void,
  ) => {
    checkName(name);
    if (typeof listener !== 'function') throw new TypeError('A listener is a function.');
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener));
    return () => {
      known.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('stepq', bridge);
