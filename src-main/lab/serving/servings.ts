import type { ServedAgent } from '@shared/ipc/rows';
import type { EventSink } from '@main/lab/events';
import {
  startServing,
  type Serving,
  type ServingGround,
  type ServingOptions,
} from '@main/lab/serving/serving';
import { generateToken } from '@main/serve/token';

/** What the window says of an agent to be served: host and token are not for it to choose. */
type WindowOptions = Pick<ServingOptions, 'upstream' | 'candidates' | 'port'>;

/** The guided agents that are being served, one for each experiment at most. */
export interface Servings {
  /**
   * Serves an experiment's agent on this computer alone; one that is served already stays as it is.
   * @throws CallError as `startServing`
   */
  start(experimentId: string, options: WindowOptions): Promise<ServedAgent>;
  /** Requests that are being answered are given up. */
  stop(experimentId: string): Promise<void>;
  state(experimentId: string): Promise<ServedAgent | null>;
  /** Stops them all. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

export function createServings(ground: ServingGround & { readonly emit: EventSink }): Servings {
  const { store, emit } = ground;
  const served = new Map<string, Promise<Serving>>();
  /** A program that was given a token can go on with it when the agent is served again. */
  const tokens = new Map<string, string>();

  const tokenOf = (experimentId: string): string => {
    const token = tokens.get(experimentId) ?? generateToken();
    tokens.set(experimentId, token);
    return token;
  };
  const told = (
    experimentId: string,
    { url, model, upstream, candidates }: Serving,
  ): ServedAgent => {
    return { url, token: tokenOf(experimentId), model, upstream, candidates };
  };
  const begin = async (experimentId: string, options: WindowOptions): Promise<Serving> => {
    try {
      return await startServing(
        ground,
        experimentId,
        { ...options, host: HOST, token: tokenOf(experimentId) },
        (error) => {
          const message = error instanceof Error ? error.message : String(error);
          const words = `A request to the served agent failed: ${message}`;
          emit('log', {
            experimentId,
            row: store.logs.add(experimentId, 'error', null, words),
          });
        },
      );
    } catch (error) {
      served.delete(experimentId);
      throw error;
    }
  };
  const stop = async (experimentId: string): Promise<void> => {
    const serving = served.get(experimentId);
    if (!serving) return;
    served.delete(experimentId);
    const open = await serving.catch(() => null);
    await open?.close();
    emit('experiment.changed', { experimentId });
  };

  return {
    start: async (experimentId, options) => {
      const serving = served.get(experimentId) ?? begin(experimentId, options);
      served.set(experimentId, serving);
      const agent = told(experimentId, await serving);
      emit('experiment.changed', { experimentId });
      return agent;
    },
    stop,
    state: async (experimentId) => {
      const serving = await served.get(experimentId)?.catch(() => null);
      return serving ? told(experimentId, serving) : null;
    },
    close: async () => {
      await Promise.all([...served.keys()].map(stop));
    },
  };
}
