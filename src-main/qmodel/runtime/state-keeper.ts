import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { Graph, type Target } from '@main/qmodel/autodiff/graph';
import type { ProviderId } from '@main/qmodel/runtime/providers';
import { floats, type Values } from '@main/qmodel/runtime/session';
import type { SessionPool } from '@main/qmodel/runtime/session-pool';
import { stateNames } from '@main/qmodel/training/dpo-graph';

/** Where weights, moments and sums of gradients lie between the runs that change them. */
export interface StateKeeper {
  /**
   * Runs a graph that changes arrays: each stands in `changed` under its name, and what becomes of
   * it is the graph's output `new.<name>`.
   * @param outputs what else is wanted
   */
  change(
    name: string,
    build: () => Uint8Array,
    feeds: Values,
    changed: Values,
    outputs: readonly string[],
  ): Promise<InferenceSession.OnnxValueMapType>;
  /** These arrays as feeds, where they lie now. */
  latest(arrays: Values): Values;
  /** The same for arrays that nothing changes any more: a device is given them once. */
  lasting(arrays: Values): Promise<Values>;
  /** Brings what lies elsewhere back into these arrays; where it lies stays the newest. */
  read(arrays: Values): Promise<void>;
  /** Brings back everything that was changed: from now on the arrays are the newest. */
  settle(): Promise<void>;
  /** Gives up what was made of these arrays. */
  forget(arrays: Values): void;
  release(): void;
}

export function createStateKeeper(
  sessions: SessionPool,
  target: Target,
  provider: ProviderId,
): StateKeeper {
  return provider === 'webgpu' ? deviceKeeper(sessions, target) : hostKeeper(sessions);
}

/** In the arrays themselves, which runs change in place. */
function hostKeeper(sessions: SessionPool): StateKeeper {
  return {
    change: (name, build, feeds, changed, outputs) =>
      sessions.run(
        name,
        build,
        { ...feeds, ...changed },
        {
          ...Object.fromEntries(outputs.map((output) => [output, null])),
          ...Object.fromEntries(
            Object.entries(changed).map(([key, tensor]) => [stateNames.updated(key), tensor]),
          ),
        },
      ),
    latest: (arrays) => arrays,
    lasting: (arrays) => Promise.resolve(arrays),
    read: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    forget: () => undefined,
    release: () => undefined,
  };
}

/** A tensor on the device in the place of an array. */
interface Resident {
  readonly array: Tensor['data'];
  readonly tensor: Tensor;
  /** Whether a run changed it. */
  readonly changed: boolean;
}

/**
 * On a WebGPU device: what a run made is fed to the next one without leaving it. Tensors there are
 * not freed by the garbage collector, and `getData` on one ends the process: they are brought back
 * by a graph that does nothing else.
 */
function deviceKeeper(sessions: SessionPool, target: Target): StateKeeper {
  const residents = new Map<string, Resident>();
  const known = (name: string, host: Tensor): Resident | undefined => {
    const resident = residents.get(name);
    return resident?.array === host.data ? resident : undefined;
  };
  const latest = (arrays: Values): Values =>
    Object.fromEntries(
      Object.entries(arrays).map(([name, host]) => [name, known(name, host)?.tensor ?? host]),
    );
  const drop = (name: string): void => {
    residents.get(name)?.tensor.dispose();
    residents.delete(name);
  };
  const keep = (name: string, host: Tensor, made: unknown, changed: boolean): void => {
    if (!(made instanceof Tensor)) throw new Error(`The graph gave no ${name}.`);
    drop(name);
    residents.set(name, { array: host.data, tensor: made, changed });
  };
  const copied = async (
    arrays: Values,
    to: 'device' | 'host',
  ): Promise<InferenceSession.OnnxValueMapType> => {
    const names = Object.keys(arrays);
    const outputs = names.map(stateNames.updated);
    return sessions.run(
      `${names.length} arrays from ${names[0] ?? ''} on to the ${to}`,
      () => copyModel(target, arrays),
      arrays,
      outputs,
      to === 'device' ? outputs : [],
    );
  };
  const bringBack = async (found: readonly (readonly [string, Resident])[]): Promise<void> => {
    if (found.length === 0) return;
    const values = await copied(
      Object.fromEntries(found.map(([name, { tensor }]) => [name, tensor])),
      'host',
    );
    for (const [name, { array }] of found) {
      (array as Float32Array).set(floats(values, stateNames.updated(name)));
    }
  };
  return {
    change: async (name, build, feeds, changed, outputs) => {
      const made = Object.keys(changed).map(stateNames.updated);
      const values = await sessions.run(
        name,
        build,
        { ...feeds, ...latest(changed) },
        [...outputs, ...made],
        made,
      );
      for (const [key, host] of Object.entries(changed)) {
        keep(key, host, values[stateNames.updated(key)], true);
      }
      return values;
    },
    latest,
    lasting: async (arrays) => {
      const absent = Object.entries(arrays).filter(([name, host]) => !known(name, host));
      if (absent.length > 0) {
        const values = await copied(Object.fromEntries(absent), 'device');
        for (const [name, host] of absent) {
          keep(name, host, values[stateNames.updated(name)], false);
        }
      }
      return latest(arrays);
    },
    read: async (arrays) => {
      await bringBack(
        Object.entries(arrays).flatMap(([name, host]) => {
          const resident = known(name, host);
          return resident?.changed ? [[name, resident] as const] : [];
        }),
      );
    },
    settle: async () => {
      const changed = [...residents].filter(([, resident]) => resident.changed);
      await bringBack(changed);
      for (const [name] of changed) drop(name);
    },
    forget: (arrays) => {
      for (const name of Object.keys(arrays)) drop(name);
    },
    release: () => {
      for (const name of [...residents.keys()]) drop(name);
    },
  };
}

/** Each input as output `new.<name>`, unchanged. */
function copyModel(target: Target, arrays: Values): Uint8Array {
  const graph = new Graph(target);
  for (const [name, { dims }] of Object.entries(arrays)) {
    graph.output(graph.floatInput(name, dims), stateNames.updated(name));
  }
  return graph.toModel();
}
