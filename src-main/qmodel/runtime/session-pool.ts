import type { InferenceSession } from 'onnxruntime-node';
import { deviceName } from '@shared/qmodel/device';
import type { ProviderId } from '@main/qmodel/runtime/providers';
import { openSession, type Values } from '@main/qmodel/runtime/session';
import { CallError } from '@main/rpc/rpc';

/** Sessions by name, each opened when it is first run; their weights are feeds and so shared. */
export interface SessionPool {
  /**
   * Runs the graph of this name, which `build` gives at its first run.
   * @param onDevice outputs that stay on a WebGPU device, the same at every run of the name
   * @throws CallError `unavailable` when there is not enough memory, to open it or to run it
   */
  run(
    name: string,
    build: () => Uint8Array,
    feeds: Values,
    fetches: readonly string[] | Readonly<Record<string, Values[string] | null>>,
    onDevice?: readonly string[],
  ): Promise<InferenceSession.OnnxValueMapType>;
  release(): Promise<void>;
}

export function createSessionPool(threads: number, provider: ProviderId = 'cpu'): SessionPool {
  const sessions = new Map<string, Promise<InferenceSession>>();
  return {
    run: async (name, build, feeds, fetches, onDevice) => {
      try {
        const session = sessions.get(name) ?? openSession(build(), threads, provider, onDevice);
        sessions.set(name, session);
        return await (await session).run(feeds, fetches);
      } catch (error) {
        if (isOutOfMemory(error)) throw outOfMemory();
        throw provider === 'cpu' ? error : deviceFailed(provider, error);
      }
    },
    release: async () => {
      const open = await Promise.allSettled(sessions.values());
      sessions.clear();
      for (const one of open) if (one.status === 'fulfilled') await one.value.release();
    },
  };
}

/** As onnxruntime's allocators and JavaScript's say it. */
function isOutOfMemory(error: unknown): boolean {
  const words = error instanceof Error ? error.message : String(error);
  return /failed to allocate|bad_alloc|bad allocation|out of memory|allocation failed/i.test(words);
}

function outOfMemory(): CallError {
  return new CallError(
    'unavailable',
    'There was not enough memory to train this model. The last checkpoint is kept. Take the batch ' +
      'in more parts, choose a smaller batch or model, or close other programs; then resume.',
  );
}

function deviceFailed(provider: ProviderId, error: unknown): CallError {
  const words = error instanceof Error ? error.message : String(error);
  return new CallError(
    'unavailable',
    `${deviceName(provider)} failed while the model was trained: ${words.slice(0, 300)} The last ` +
      'checkpoint is kept. Resume to go on with it; where it stays away, the CPU takes over.',
  );
}
