import { createHash } from 'node:crypto';
import type {
  ImportOptions,
  ImportProblem,
  ImportProgress,
  ImportReport,
  ImportResult,
} from '@shared/exchange/imports';
import type { ExperimentConfig } from '@shared/experiment/config';
import { canonicalJson, configHash } from '@shared/experiment/hash';
import {
  importedTrees,
  indexSource,
  type SourceIndex,
  type SourceReading,
} from '@main/exchange/import/read-source';
import { openSource, recogniseSource } from '@main/exchange/import/source';
import type { ImportedTree } from '@main/exchange/import/trees/tree-draft';
import { importConfig } from '@main/lab/imports/import-config';
import { createPace } from '@main/lab/imports/pace';
import { importTally } from '@main/lab/imports/tally';
import { CallError } from '@main/rpc/rpc';
import type { Capture } from '@main/store/experiments';
import type { Store } from '@main/store/store';

/** A file or folder to be imported. */
export interface ImportRequest {
  /** Absolute. */
  readonly path: string;
  readonly options: ImportOptions;
  /** Seed, rule of the pairs and model; `options.compat` stands over it. */
  readonly config: ExperimentConfig;
}

/** How an import is watched and stopped. */
export interface ImportWatch {
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

interface Prepared {
  readonly reading: SourceReading;
  readonly index: SourceIndex;
  readonly config: ExperimentConfig;
  readonly rule: ImportReport['pairs']['rule'];
}

/**
 * Reads a source and tells what an import of it would bring; writes nothing.
 * @throws CallError `not-found`, `invalid-input`; the abort's reason when the signal is raised
 */
export async function inspectSource(
  request: ImportRequest,
  watch: ImportWatch,
): Promise<ImportReport> {
  const prepared = await prepare(request, watch);
  const tally = importTally('inspected', prepared.config, prepared.rule);
  for await (const imported of importedTrees(prepared.reading, prepared.index)) tally.add(imported);
  return reportOf(prepared, tally.finish().counts);
}

/**
 * Imports a source as an experiment with trees and pairs, ready for review and training. Until all is
 * stored the experiment is hidden; whatever fails or stops before that leaves nothing behind. A source
 * that was imported before, in the same way, changes nothing.
 * @throws CallError `invalid-input` when records cannot be read and were not given up, `not-found`,
 *   `disk-full`; the abort's reason when the signal is raised
 */
export async function importSource(
  store: Store,
  request: ImportRequest,
  capture: Capture,
  watch: ImportWatch,
): Promise<ImportResult & { readonly report: ImportReport | null }> {
  const prepared = await prepare(request, watch);
  const { reading, index, config } = prepared;
  refuse(prepared, request.options.keepGood);
  const hash = importHash(prepared);
  const known = store.experiments.findByHash(hash.slice(0, 16));
  if (known !== null) return { experimentId: known, created: false, report: null };
  const experimentId = store.transaction(() => {
    const id = store.experiments.createImported(config, capture, hash);
    store.imports.begin(id, { format: reading.format, source: reading.source.name });
    return id;
  });
  try {
    const tally = importTally(experimentId, config, prepared.rule);
    for await (const batch of batches(importedTrees(reading, index))) {
      watch.signal.throwIfAborted();
      store.transaction(() => {
        for (const imported of batch) {
          tally.add(imported);
          store.trees.commit(experimentId, imported.tree, 0);
        }
      });
    }
    const { counts, built, accepted } = tally.finish();
    const report = reportOf(prepared, counts);
    store.transaction(() => {
      store.pairs.replace(experimentId, built.pairs, built.filters);
      for (const pairId of accepted) store.reviews.add(pairId, { kind: 'accept' });
      for (const stage of ['collect', 'pairs'] as const) {
        store.stages.start(experimentId, stage);
        store.stages.end(experimentId, stage, 'done');
      }
      store.experiments.setStatus(
        experimentId,
        'paused',
        built.pairs.length > 0
          ? 'Imported. Resume it to train a Q-value model on its pairs.'
          : 'Imported. It gives no pairs, so there is nothing to train on.',
      );
      store.logs.add(experimentId, 'info', null, summary(report));
      store.imports.complete(experimentId, {
        ...report,
        problems: report.problems.slice(0, KEPT),
      });
    });
    return { experimentId, created: true, report };
  } catch (error) {
    store.imports.removeUnfinished();
    throw error;
  }
}

async function prepare(
  { path, options, config }: ImportRequest,
  watch: ImportWatch,
): Promise<Prepared> {
  const source = openSource(path);
  const format = options.format ?? recogniseSource(source);
  const pace = createPace(source, watch);
  const { columns, listed } = options;
  const reading: SourceReading = { source, format, columns, listed, pace };
  const index = await indexSource(reading);
  if (index.trees === 0 && index.bad === 0) {
    throw new CallError(
      'invalid-input',
      `${source.name} holds no record. Nothing was imported. Choose another file or folder.`,
    );
  }
  const facts = { name: source.name, environment: index.environment, trees: index.trees };
  return {
    reading,
    index,
    config: { ...importConfig(config, facts), compat: options.compat },
    rule: format === 'stepq-pairs' ? 'file' : options.compat,
  };
}

/** Problems that the workspace keeps; lists of experiments read them. */
const KEPT = 200;

/** Trees whose nodes are stored in one transaction: some hundredths of a second of work. */
const BATCH_NODES = 1500;

async function* batches(trees: AsyncIterable<ImportedTree>): AsyncGenerator<ImportedTree[]> {
  let batch: ImportedTree[] = [];
  let nodes = 0;
  for await (const imported of trees) {
    batch.push(imported);
    nodes += imported.tree.nodes.length;
    if (nodes < BATCH_NODES) continue;
    yield batch;
    batch = [];
    nodes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Names all that the experiment is made of: what stands in the files, and how it is read. */
function importHash({ reading, index, config }: Prepared): string {
  const { format, columns } = reading;
  const facts = { content: index.hash, format, columns, config: configHash(config) };
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}

function reportOf(
  { reading, index }: Prepared,
  counts: Pick<ImportReport, 'trees' | 'nodes' | 'solved' | 'pairs' | 'warnings'>,
): ImportReport {
  const { source, format } = reading;
  return {
    format,
    source: source.name,
    files: source.files.length,
    bytes: source.files.reduce((sum, { bytes }) => sum + bytes, 0),
    environment: index.environment,
    ...counts,
    bad: index.bad,
    problems: index.problems,
  };
}

/** Problems that a refusal spells out. */
const TOLD = 5;

function refuse({ reading, index }: Prepared, keepGood: boolean): void {
  if (index.trees > 0 && (index.bad === 0 || keepGood)) return;
  const told = index.problems.slice(0, TOLD).map(problemSentence).join(' ');
  const more = index.bad > TOLD ? ` And ${index.bad - TOLD} more.` : '';
  const way = index.trees > 0 ? ' Mend them, or import what can be read.' : '';
  throw new CallError(
    'invalid-input',
    `${reading.source.name} was not imported: ${counted(index.bad, 'record')} cannot be read. ` +
      `${told}${more}${way}`,
  );
}

/** A problem as a sentence: `runs.jsonl, line 3, is not JSON.` */
function problemSentence({ file, line, message }: ImportProblem): string {
  return `${file}, line ${line}, ${message}.`;
}

function summary(report: ImportReport): string {
  const { train, heldout } = report.pairs;
  return (
    `Imported ${counted(report.trees, 'tree')} with ${counted(report.nodes, 'node')} from ` +
    `${report.source}: ${counted(train + heldout, 'pair')}, ${heldout} of them held out` +
    `${report.bad > 0 ? `; ${counted(report.bad, 'record')} could not be read` : ''}.`
  );
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
