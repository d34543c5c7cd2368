import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { experimentConfigSchema } from '@shared/experiment/config';
import type { PreferencePair } from '@shared/preference/pair';
import { createPairBuilder } from '@main/preferences/build';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { makeTree } from './search-trees';

/** The workspace that everything is measured in, and what is in it. */
export interface MadeWorkspace {
  readonly directory: string;
  /** Searched, paired, trained and compared for real. */
  readonly whole: string;
  /** An experiment with one tree for each of `treeSizes`. */
  readonly trees: string;
  /** An experiment with `PAIRS` pairs. */
  readonly pairs: string;
}

/** Nodes of the trees, by their task. */
export const treeSizes = { 'task-small': 300, 'task-large': 10_000, 'task-huge': 100_000 } as const;

const PAIRS = 100_000;
const PAIR_TREES = 100;
const NODES_A_PAIR_TREE = 500;
/** Pairs that were reviewed: every fiftieth, two of three of them accepted. */
const REVIEW_EVERY = 50;

const wholeRun = {
  name: 'Whole run',
  seed: 7,
  task: { trainTasks: 8, testTasks: 4 },
  search: { iterations: 30, stopOnSuccess: false },
  pairs: { selection: 'all-siblings', heldoutShare: 0.2 },
  model: { preset: 'tiny', epochs: 0.5, contrastSteps: 8, checkpointEvery: 20 },
  evaluation: { agents: ['sample', 'beam'], baseline: 'sample', candidates: 3, resamples: 200 },
};

/** Makes the workspace in a folder that is not there yet. */
export async function makeWorkspace(folder: string): Promise<MadeWorkspace> {
  const directory = join(folder, 'workspace');
  const config = join(folder, 'whole-run.json');
  await writeFile(config, JSON.stringify(wholeRun));
  await commandLine(['run', config, '--workspace', directory]).ended;
  const workspace = openWorkspace(directory, { mode: 'write' });
  try {
    const store = createStore(workspace);
    const whole = store.experiments.list()[0]!.id;
    return { directory, whole, trees: addTrees(store), pairs: addPairs(store) };
  } finally {
    workspace.close();
  }
}

function addTrees(store: Store): string {
  const id = addExperiment(store, 'Large trees');
  Object.entries(treeSizes).forEach(([task, nodes], at) => {
    const { tree, q } = makeTree(task, nodes, at + 1);
    store.trees.setQValues(store.trees.commit(id, tree, 1000), q);
  });
  return id;
}

function addPairs(store: Store): string {
  const id = addExperiment(store, 'Many pairs');
  const { pairs: rule, compat } = experimentConfigSchema.parse({
    pairs: { selection: 'all-siblings', heldoutShare: 0.2, minMargin: 0.01 },
  });
  const group = (taskId: string) => taskId;
  const builder = createPairBuilder({ experiment: id, seed: 1, pairs: rule, compat, group });
  for (let at = 0; at < PAIR_TREES; at += 1) {
    const { tree } = makeTree(`task-${at}`, NODES_A_PAIR_TREE, at + 1);
    store.trees.commit(id, tree, 1000);
    builder.add(tree);
  }
  const { pairs, filters } = builder.finish();
  store.pairs.replace(id, repeated(pairs), filters);
  store.transaction(() => {
    for (let at = 0; at < PAIRS; at += REVIEW_EVERY) {
      const kind = at % (3 * REVIEW_EVERY) === 0 ? 'reject' : 'accept';
      store.reviews.add(repeatedId(pairs, at), { kind });
    }
  });
  return id;
}

/** The same pairs under other ids until there are `PAIRS`. */
function repeated(pairs: readonly PreferencePair[]): PreferencePair[] {
  return Array.from({ length: PAIRS }, (_, at) => ({
    ...pairs[at % pairs.length]!,
    id: repeatedId(pairs, at),
  }));
}

const repeatedId = (pairs: readonly PreferencePair[], at: number): string =>
  `${pairs[at % pairs.length]!.id}/${at}`;

function addExperiment(store: Store, name: string): string {
  const id = store.experiments.create(experimentConfigSchema.parse({ name }), {});
  store.experiments.setStatus(id, 'done');
  return id;
}

/** The built command line at work. */
export interface CommandLine {
  /** Rejects with what it said when it fails, unless it was told to end. */
  readonly ended: Promise<void>;
  readonly end: () => Promise<void>;
}

/** Starts the built command line. */
export function commandLine(args: readonly string[]): CommandLine {
  const child = spawn(process.execPath, [resolve('out', 'main', 'cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let told = false;
  child.stderr.on('data', (text) => (said += String(text)));
  const ended = new Promise<void>((done, fail) => {
    child.once('close', (code) => {
      if (code === 0 || told) done();
      else fail(new Error(`stepq ${args.join(' ')} gave ${String(code)}:\n${said}`));
    });
  });
  return {
    ended,
    end: async () => {
      told = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}
