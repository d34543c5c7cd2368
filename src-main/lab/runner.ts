import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import pLimit, { type LimitFunction } from 'p-limit';
import { sourceOf, type ExperimentConfig } from '@shared/experiment/config';
import type { ExperimentStatus, StageName } from '@shared/experiment/progress';
import type { LogLevel } from '@shared/ipc/rows';
import type { EnvironmentFamily } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import type { SplitTasks } from '@main/environments/split';
import { importedGround } from '@main/lab/imports/imported-ground';
import { patienceOf, Stopped, type EventSink, type StopRequest } from '@main/lab/events';
import type { Clock } from '@main/lab/meter';
import { openPolicy } from '@main/lab/endpoint/open-policy';
import { isResumable } from '@main/lab/resumable';
import type { ModelHost } from '@main/lab/model-host';
import { runPipeline } from '@main/lab/pipeline';
import { experimentTasks } from '@main/lab/tasks';
import { baseModel } from '@main/lab/base-model';
import type { KeyRing } from '@main/policies/language-model/keys';
import { CallError } from '@main/rpc/rpc';
import type { Store } from '@main/store/store';

/** What experiments run on. */
export interface LabGround {
  readonly store: Store;
  /** Folder of the bundled data sets. */
  readonly resources: string;
  readonly models: ModelHost;
  readonly emit: EventSink;
  readonly clock: Clock;
  readonly appVersion: string;
}

/** Runs experiments one after another, in the order in which they were asked for. */
export interface Runner {
  /** Queues an experiment; one that is queued or running already stays where it is. */
  enqueue(experimentId: string): void;
  /** Stops a running experiment or takes a queued one out; resolves when it has stopped. */
  stop(experimentId: string, request: StopRequest): Promise<void>;
  isActive(experimentId: string): boolean;
  /** Whether any experiment is running. */
  isRunning(): boolean;
  /** Changes how many tasks of a running experiment are under way at once. */
  setConcurrency(experimentId: string, concurrency: number): void;
  /** Resolves when nothing is running or queued. */
  idle(): Promise<void>;
  /** Stops everything for the end of the process; what was committed is kept. */
  shutdown(): Promise<void>;
}

const statusAfter: Record<
  StopRequest,
  { readonly status: ExperimentStatus; readonly reason: string }
> = {
  pause: { status: 'paused', reason: 'Paused. Resume it to continue where it stopped.' },
  cancel: {
    status: 'cancelled',
    reason: 'Cancelled. What was finished is kept; resume it to continue after all.',
  },
  shutdown: {
    status: 'interrupted',
    reason: 'StepQ was closed while this experiment ran. Resume it to continue.',
  },
};

/** @param keys of language models, given while the program runs */
export function createRunner(ground: LabGround, keys: KeyRing): Runner {
  const { store, emit } = ground;
  const waiting: string[] = [];
  let running: {
    readonly id: string;
    readonly control: AbortController;
    readonly limit: LimitFunction;
    readonly ended: Promise<void>;
  } | null = null;

  const setStatus = (id: string, status: ExperimentStatus, reason = ''): void => {
    store.experiments.setStatus(id, status, reason);
    emit('experiment.changed', { experimentId: id });
  };

  const next = (): void => {
    if (running) return;
    const id = waiting.shift();
    if (id === undefined) return;
    const control = new AbortController();
    // Each task under way listens, and Node warns of more than ten.
    setMaxListeners(0, control.signal);
    const limit = pLimit(1);
    const ended = runOne({ ...ground, keys, limit }, id, control.signal, setStatus).finally(() => {
      running = null;
      next();
    });
    running = { id, control, limit, ended };
  };

  const stop = async (id: string, request: StopRequest): Promise<void> => {
    if (running?.id === id) {
      running.control.abort(new Stopped(request));
      await running.ended;
      return;
    }
    const place = waiting.indexOf(id);
    if (place >= 0) waiting.splice(place, 1);
    const { status, reason } = statusAfter[request];
    setStatus(id, status, reason);
  };

  const idle = async (): Promise<void> => {
    while (running) await running.ended;
  };

  return {
    enqueue: (id) => {
      if (running?.id === id || waiting.includes(id)) return;
      setStatus(id, 'queued');
      waiting.push(id);
      next();
    },
    stop,
    isActive: (id) => running?.id === id || waiting.includes(id),
    isRunning: () => running !== null,
    setConcurrency: (id, concurrency) => {
      if (running?.id === id) running.limit.concurrency = concurrency;
    },
    idle,
    shutdown: async () => {
      for (const id of [...waiting]) await stop(id, 'shutdown');
      if (running) await stop(running.id, 'shutdown');
    },
  };
}

async function runOne(
  ground: LabGround & { readonly keys: KeyRing; readonly limit: LimitFunction },
  experimentId: string,
  signal: AbortSignal,
  setStatus: (id: string, status: ExperimentStatus, reason?: string) => void,
): Promise<void> {
  const { store, emit } = ground;
  const log = (level: LogLevel, message: string): void => {
    const stage: StageName | null =
      store.stages.list(experimentId).find(({ status }) => status === 'running')?.stage ?? null;
    emit('log', { experimentId, row: store.logs.add(experimentId, level, stage, message) });
  };
  try {
    const { config } = store.experiments.get(experimentId);
    setStatus(experimentId, 'running');
    ground.limit.concurrency = config.search.concurrency;
    const { family, tasks } = store.imports.has(experimentId)
      ? await importedGround(ground, experimentId, config)
      : await searchedGround(ground, config);
    const open = await openPolicy(experimentId, config, { ...ground, log, signal });
    try {
      await runPipeline({
        ...ground,
        experimentId,
        config,
        family,
        tasks,
        policy: open.policy,
        base: baseModel(config, ground.resources, store.models),
        modelDirectory: join(store.workspace.directory, 'models', experimentId),
        log,
        signal,
      });
    } finally {
      await open.close(patienceOf(signal));
      await family.close?.();
    }
    setStatus(experimentId, 'done');
  } catch (error) {
    endAfter(error, experimentId, signal, setStatus, log);
  }
}

async function searchedGround(
  { resources }: LabGround,
  config: ExperimentConfig,
): Promise<{ readonly family: EnvironmentFamily; readonly tasks: SplitTasks }> {
  const family = await loadFamily(sourceOf(config.task), resources);
  return { family, tasks: experimentTasks(family, config) };
}

function endAfter(
  error: unknown,
  experimentId: string,
  signal: AbortSignal,
  setStatus: (id: string, status: ExperimentStatus, reason?: string) => void,
  log: (level: LogLevel, message: string) => void,
): void {
  const stopped = error instanceof Stopped ? error : signal.aborted ? new Stopped('pause') : null;
  if (stopped) {
    const { status, reason } = statusAfter[stopped.request];
    setStatus(experimentId, status, reason);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  try {
    // That a budget is reached is what was asked for.
    log(error instanceof CallError && error.code === 'budget' ? 'warning' : 'error', message);
    setStatus(experimentId, isResumable(error) ? 'paused' : 'failed', message);
  } catch (storing) {
    // The store itself is what failed; the row still says `running` and is found at the next start.
    console.error(message, storing);
  }
}
