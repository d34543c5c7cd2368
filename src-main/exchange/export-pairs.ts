import type { Database } from 'better-sqlite3';
import type { PairFilter } from '@shared/ipc/contract';
import { openAtomicFile, type AtomicFile } from '@main/exchange/atomic-file';
import { exportFailure } from '@main/exchange/failure';
import {
  exportManifest,
  exportOrigin,
  type ExportCounts,
  type ExportOrigin,
} from '@main/exchange/manifest';
import { charactersOf } from '@main/exchange/messages';
import { pairFormats, type PairFormat, type PairFormatName } from '@main/exchange/pair-formats';
import { acceptedPairs, type FullPair } from '@main/store/pair-source';
import { openWorkspace } from '@main/store/workspace';

export interface PairExport {
  readonly filter: PairFilter;
  readonly format: PairFormatName;
  /** Absolute path; replaced when it exists. */
  readonly file: string;
  readonly appVersion: string;
}

/**
 * Writes the preference pairs that match the filter, without those rejected in review, edits and
 * swaps applied, and beside them `<file>.manifest.json`. Reads over a connection of its own, so
 * that experiments go on meanwhile. A file that cannot be completed leaves the one from before.
 * @returns the number of rows written
 * @throws CallError `not-found`, `workspace`, `disk-full`; the abort's reason when `signal` is raised.
 */
export async function exportPairs(
  directory: string,
  request: PairExport,
  signal?: AbortSignal,
): Promise<{ readonly rows: number; readonly manifest: string }> {
  const workspace = openWorkspace(directory, { mode: 'read' });
  try {
    // One transaction from the first reading on: all that is written is this moment's state.
    workspace.db.exec('BEGIN');
    const origin = exportOrigin(workspace.db, request.filter);
    return await writeBoth(workspace.db, request, origin, signal);
  } catch (error) {
    throw exportFailure(error);
  } finally {
    workspace.close();
  }
}

async function writeBoth(
  db: Database,
  { filter, format, file, appVersion }: PairExport,
  origin: ExportOrigin,
  signal: AbortSignal | undefined,
): Promise<{ readonly rows: number; readonly manifest: string }> {
  const data = await openAtomicFile(file);
  try {
    const counts = await writeRows(acceptedPairs(db, filter), pairFormats[format], data, signal);
    const manifestFile = `${file}.manifest.json`;
    const manifest = await openAtomicFile(manifestFile);
    try {
      const sha256 = await data.finish();
      const facts = exportManifest(origin, { format, filter, appVersion, counts, sha256 });
      await manifest.write(`${JSON.stringify(facts, null, 2)}\n`);
      await manifest.finish();
      await data.commit();
      await manifest.commit();
    } finally {
      await manifest.discard();
    }
    return { rows: counts.rows, manifest: manifestFile };
  } finally {
    await data.discard();
  }
}

async function writeRows(
  pairs: Iterable<FullPair>,
  format: PairFormat,
  file: AtomicFile,
  signal: AbortSignal | undefined,
): Promise<ExportCounts> {
  const counts = { rows: 0, train: 0, heldout: 0, edited: 0, longestCharacters: 0 };
  await file.write(format.before);
  for (const pair of pairs) {
    signal?.throwIfAborted();
    const between = counts.rows > 0 ? format.between : '';
    await file.write(between + JSON.stringify(format.row(pair)));
    counts.rows += 1;
    counts[pair.split] += 1;
    if (pair.edited) counts.edited += 1;
    counts.longestCharacters = Math.max(counts.longestCharacters, charactersOf(pair));
  }
  if (counts.rows > 0 || format.before !== '') await file.write(format.after);
  return counts;
}
