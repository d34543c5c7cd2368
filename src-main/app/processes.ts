import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import type { KeyVault } from '@main/app/key-vault';
import { giveWay } from '@main/app/give-way';
import { createOpening } from '@main/app/opening';
import { programFile, resourcesDirectory } from '@main/app/paths';
import { supervise, type Supervised } from '@main/app/supervised';
import { modelPortMessage } from '@main/rpc/ports';
import type { BridgeEventName } from '@shared/ipc/events';

/** The helper processes and what they have to tell the page. */
export interface Processes {
  /** Answers queries from a connection of its own that only reads. */
  readonly reader: Supervised;
  /** Runs experiments; the only writer. */
  readonly lab: Supervised;
  /** Lists tasks and plays them by hand; started by the first call. */
  readonly player: Supervised;
  onEvent(listener: (name: BridgeEventName, payload: unknown) => void): void;
  /** The folder that they work in. */
  workspace(): string;
  /** Ends them as `close` does and starts them in another folder. */
  reopen(workspace: string): Promise<void>;
  /** Lets the lab finish what it is writing, then ends them all. */
  close(): Promise<void>;
}

/** By these events the page learns of the lab; anything else it sends is not for the page. */
const passedOn: ReadonlySet<string> = new Set<BridgeEventName>([
  'experiment.changed',
  'stage.progress',
  'tree.committed',
  'training.metrics',
  'episode.committed',
  'log',
  'import.progress',
  'trial.progress',
  'export.progress',
]);
const isPassedOn = (name: string): name is BridgeEventName => passedOn.has(name);

type Emit = (name: BridgeEventName, payload: unknown) => void;

/** Starts lab and reader; the model process when the lab first wants it. */
export function startProcesses(workspace: string, vault: KeyVault): Processes {
  const listeners: Emit[] = [];
  const emit: Emit = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  let directory = workspace;
  let crew = startCrew(workspace, vault, emit);
  return {
    get reader() {
      return crew.reader;
    },
    get lab() {
      return crew.lab;
    },
    get player() {
      return crew.player;
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    workspace: () => directory,
    reopen: async (next) => {
      await crew.close();
      directory = next;
      crew = startCrew(next, vault, emit);
    },
    close: () => crew.close(),
  };
}

/** The processes of one workspace. */
function startCrew(
  workspace: string,
  vault: KeyVault,
  emit: Emit,
): Pick<Processes, 'reader' | 'lab' | 'player' | 'close'> {
  const env = { STEPQ_WORKSPACE: workspace, STEPQ_RESOURCES: resourcesDirectory() };
  const model = createModelBroker(env);
  const opening = createOpening();

  const lab = supervise({
    file: programFile('lab'),
    serviceName: 'StepQ lab',
    what: 'The process that runs experiments',
    env,
    onStart: giveWay,
    onEvent: (name, payload) => {
      if (name === 'lab.ready' || name === 'lab.failed') opening.ended();
      if (name === 'model.wanted') model.connect(lab.child());
      else if (name === 'lab.ready') {
        // Also one that was started again has forgotten them.
        void vault.all().then((keys) => {
          for (const [of, key] of keys) void lab.call('lab.key', { name: of, key });
        });
      } else if (name === 'lab.failed') emit('process.failed', payload);
      else if (isPassedOn(name)) emit(name, payload);
    },
    onDeath: (again) => {
      opening.ended();
      emit('process.failed', {
        message: again
          ? 'The process that runs experiments ended unexpectedly and was started again. Everything committed was kept: resume the experiment to go on.'
          : 'The process that runs experiments keeps ending unexpectedly. Everything committed was kept; the program’s output tells why.',
      });
    },
  });
  const reader = supervise({
    file: programFile('reader'),
    serviceName: 'StepQ reader',
    what: 'The process that reads the workspace',
    env,
  });
  const player = supervise({
    file: programFile('player'),
    serviceName: 'StepQ player',
    what: 'The process that plays tasks',
    env,
  });
  // The lab first: it makes or migrates the workspace that the reader opens.
  lab.start();
  if (!lab.child()) opening.ended();

  return {
    reader: { ...reader, call: opening.asking((name, input) => reader.call(name, input)) },
    lab,
    player,
    close: async () => {
      await lab.close('lab.shutdown');
      await reader.close();
      await player.close();
      model.close();
    },
  };
}

/**
 * Starts the model process and joins it to the lab by a channel of their own, so that training and
 * scoring never pass through this process. A dead one is replaced when the lab asks again.
 */
function createModelBroker(env: Readonly<Record<string, string>>): {
  connect(lab: UtilityProcess | null): void;
  close(): void;
} {
  let model: UtilityProcess | null = null;
  return {
    connect: (lab) => {
      if (!lab) return;
      // One lab, one model: an old process may still hold weights of a dead lab.
      model?.kill();
      const child = utilityProcess.fork(programFile('model'), [], {
        serviceName: 'StepQ model',
        stdio: 'inherit',
        env: { ...process.env, ...env },
      });
      model = child;
      giveWay(child);
      const { port1, port2 } = new MessageChannelMain();
      // Told once it listens: what is sent to a process that is still starting may be lost.
      child.once('spawn', () => {
        child.postMessage(modelPortMessage, [port1]);
        lab.postMessage(modelPortMessage, [port2]);
      });
      child.once('exit', () => {
        if (model === child) model = null;
      });
    },
    close: () => {
      model?.kill();
    },
  };
}
