import { createHash } from 'node:crypto';
import type { ColumnMap, ImportFormat, ImportProblem } from '@shared/exchange/imports';
import type { EnvironmentId } from '@shared/experiment/config';
import { hashText } from '@shared/random/keyed';
import { CallError } from '@main/rpc/rpc';
import type { Brought, RecordPlace } from '@main/exchange/import/formats/format';
import { importReaders } from '@main/exchange/import/formats/registry';
import { checkManifest, manifestEnvironment, manifestOf } from '@main/exchange/import/manifest';
import { readRecord } from '@main/exchange/import/json/read-record';
import { records } from '@main/exchange/import/json/records';
import { fileChunks, type ImportSource } from '@main/exchange/import/source';
import { environmentVote } from '@main/exchange/import/trees/environment-vote';
import { TreeDraft, type ImportedTree } from '@main/exchange/import/trees/tree-draft';

/** What is read, and how. */
export interface SourceReading {
  readonly source: ImportSource;
  readonly format: ImportFormat;
  readonly columns: ColumnMap;
  /** Records that cannot be read are told of one by one up to this many. */
  readonly listed: number;
  /** Told the bytes read so far between two records; waits, and throws to stop. */
  readonly pace: (bytes: number) => Promise<void> | undefined;
}

/** What the first reading of a source tells. */
export interface SourceIndex {
  /** SHA-256 of the names and bytes of all files, hexadecimal. */
  readonly hash: string;
  /** The last record of each task, by its number in the source. */
  readonly lastOf: ReadonlyMap<string, number>;
  /** Records that cannot be read, and the first of them. */
  readonly bad: number;
  readonly problems: readonly ImportProblem[];
  /** Trees that the records give. */
  readonly trees: number;
  readonly environment: EnvironmentId;
}

/** Reads a source for the first time: checks every record, keeps none. */
export async function indexSource(reading: SourceReading): Promise<SourceIndex> {
  const lastOf = new Map<string, number>();
  const problems: ImportProblem[] = [];
  const vote = environmentVote();
  let bad = 0;
  let whole = 0;
  const rows = readRows(reading);
  let next = await rows.next();
  for (; !next.done; next = await rows.next()) {
    const { place, row, read } = next.value;
    if ('fault' in read) {
      bad += 1;
      if (problems.length < reading.listed) problems.push({ ...place, message: read.fault });
      continue;
    }
    for (const brought of read.brings) {
      if (brought.kind === 'tree') whole += 1;
      else lastOf.set(taskOf(brought), row);
      vote.count(brought);
    }
  }
  const [manifest] = reading.source.files.slice(0, 1).map(manifestOf);
  const environment = (manifest && manifestEnvironment(manifest)) ?? vote.winner();
  const trees = whole + lastOf.size;
  return { hash: next.value, lastOf, bad, problems, trees, environment };
}

/**
 * The trees of a source, in order. Attempts and pairs of one task become one tree, which is given
 * out after the last of them.
 * @throws CallError `conflict` when the source is not what `index` was made of any more
 */
export async function* importedTrees(
  reading: SourceReading,
  index: SourceIndex,
): AsyncGenerator<ImportedTree> {
  const drafts = new Map<string, TreeDraft>();
  const rows = readRows(reading);
  let next = await rows.next();
  for (; !next.done; next = await rows.next()) {
    const { row, read } = next.value;
    if ('fault' in read) continue;
    for (const brought of read.brings) {
      if (brought.kind === 'tree') {
        yield { ...brought, filePairs: null };
        continue;
      }
      const task = taskOf(brought);
      const { instruction, initialObservation } = beginningOf(brought);
      const draft = drafts.get(task) ?? new TreeDraft(task, instruction, initialObservation);
      if (brought.kind === 'episode') draft.addEpisode(brought);
      else draft.addPair(brought);
      if (index.lastOf.get(task) === row) {
        drafts.delete(task);
        yield draft.finish();
      } else drafts.set(task, draft);
    }
  }
  if (next.value !== index.hash) {
    throw new CallError(
      'conflict',
      `${reading.source.name} was changed while it was read. Nothing was imported. Try again.`,
    );
  }
}

type Row = { readonly brings: readonly Brought[] } | { readonly fault: string };

/** Every record with what it brings; gives the hash of all that was read at the end. */
async function* readRows({
  source,
  format,
  columns,
  pace,
}: SourceReading): AsyncGenerator<
  { readonly place: RecordPlace; readonly row: number; readonly read: Row },
  string
> {
  const reader = importReaders[format];
  const hash = createHash('sha256');
  const beginnings = new Map<string, string>();
  let bytes = 0;
  let row = 0;
  for (const file of source.files) {
    hash.update(`${file.name}\u0000${file.bytes}\u0000`);
    const manifest = manifestOf(file);
    const ofFile = manifest ? createHash('sha256') : null;
    const hashed = function* (): Generator<Uint8Array> {
      for (const chunk of fileChunks(file)) {
        hash.update(chunk);
        ofFile?.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    };
    for (const record of records(hashed(), reader.layout)) {
      const resting = pace(bytes);
      if (resting) await resting;
      const value = readRecord(record);
      const place = { file: file.name, line: value.line };
      const read = 'fault' in value ? value : reader.read(value.value, place, columns);
      const fault = 'fault' in read ? null : otherBeginning(read.brings, beginnings);
      yield { place, row, read: fault === null ? read : { fault } };
      row += 1;
    }
    if (manifest && ofFile) checkManifest(file, manifest, ofFile.digest('hex'));
  }
  return hash.digest('hex');
}

/** Why records of one task cannot become one tree, if so. */
function otherBeginning(
  brings: readonly Brought[],
  beginnings: Map<string, string>,
): string | null {
  for (const brought of brings) {
    if (brought.kind === 'tree') {
      const { taskId } = brought.tree;
      if (beginnings.has(taskId)) return `is another tree of task ${taskId}, which has one already`;
      beginnings.set(taskId, '');
      continue;
    }
    const task = taskOf(brought);
    const { instruction, initialObservation } = beginningOf(brought);
    const beginning = hashText(`${instruction}\u0000${initialObservation}`);
    const known = beginnings.get(task);
    if (known !== undefined && known !== beginning) {
      return `begins otherwise than earlier records of task ${task}`;
    }
    beginnings.set(task, beginning);
  }
  return null;
}

type InParts = Exclude<Brought, { kind: 'tree' }>;

function taskOf(brought: InParts): string {
  return brought.kind === 'pair' ? brought.pair.taskId : brought.taskId;
}

function beginningOf(brought: InParts): {
  readonly instruction: string;
  readonly initialObservation: string;
} {
  return brought.kind === 'pair' ? brought.pair : brought;
}
