import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { exportFormats, takesFilter, type ExportFormatName } from '@shared/exchange/formats';
import type { ExportCounts, ExportOutcome, ExportProgress } from '@shared/exchange/report';
import type { ExportFilter } from '@shared/ipc/filters';
import type { FormatRun } from '@main/exchange/export/formats/format';
import { formats } from '@main/exchange/export/formats/registry';
import { createLengthTally, type LengthTally, type Ruler } from '@main/exchange/export/lengths';
import { exportManifest, exportOrigin } from '@main/exchange/export/manifest';
import { fileTarget, folderTarget, type Existing, type Target } from '@main/exchange/export/target';
import { exportFailure } from '@main/exchange/failure';
import { CallError } from '@main/rpc/rpc';
import { openWorkspace } from '@main/store/workspace';

export interface DataExport {
  readonly format: ExportFormatName;
  readonly filter: ExportFilter;
  /** Absolute path of the file or of the new folder. */
  readonly to: string;
  /** What to do about a file that is there; a folder is never replaced. */
  readonly existing: Existing;
  readonly ruler: Ruler;
  readonly appVersion: string;
}

/** Pages of the store that are kept in memory. */
const CACHE_KILOBYTES = 8000;

/** Longest time that computation holds the event loop, and between two reports, in milliseconds. */
const HOLD = 15;
const REPORT_EVERY = 200;

/**
 * Writes a data set and its manifest. Reads over a connection of its own, so that experiments go on
 * meanwhile; memory does not grow with the rows. What cannot be completed leaves what was there.
 * @throws CallError `not-found`, `workspace`, `disk-full`, `unavailable`, and `invalid-input` for a
 *   filter that means nothing to the format or a place that is taken; the abort's reason when
 *   `signal` is raised.
 */
export async function exportData(
  directory: string,
  request: DataExport,
  watch: { readonly signal?: AbortSignal; readonly progress?: (at: ExportProgress) => void } = {},
): Promise<ExportOutcome> {
  refuseUnmeant(request.format, request.filter);
  const workspace = openWorkspace(directory, { mode: 'read' });
  try {
    // Pairs come in the order in which they lie there: what was read is seldom asked for again.
    workspace.db.pragma(`cache_size = -${CACHE_KILOBYTES}`);
    // One transaction from the first reading on: all that is written is this moment's state.
    workspace.db.exec('BEGIN');
    return await write(workspace.db, request, watch);
  } catch (error) {
    throw exportFailure(error);
  } finally {
    workspace.close();
  }
}

/** @throws CallError `invalid-input` for a filter that would be passed over in silence */
export function refuseUnmeant(format: ExportFormatName, filter: ExportFilter): void {
  const { experimentId: _, duplicates: _d, evaluationTasks: _e, ...others } = filter;
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined || takesFilter(format, name)) continue;
    throw new CallError(
      'invalid-input',
      `The filter ${name} means nothing to ${format}, which is made of ${exportFormats[format].source}. Leave it out.`,
    );
  }
}

async function write(
  db: Database,
  request: DataExport,
  watch: Parameters<typeof exportData>[2],
): Promise<ExportOutcome> {
  const { format: name, filter, ruler, to } = request;
  const format = formats[name];
  const origin = exportOrigin(db, filter);
  const target =
    exportFormats[name].place === 'file' ? fileTarget(to, request.existing) : folderTarget(to);
  try {
    const run = format.start({ db, filter, ruler }, target);
    const tally = createLengthTally(ruler);
    const counts = await writeRows(run, tally, watch);
    const filters = run.counts();
    const lengths = tally.report();
    const facts = { ...request, filters, counts, lengths };
    const manifestNow = () => exportManifest(origin, { ...facts, files: target.files() });
    await writeBeside(target, format.beside(manifestNow()));
    await target.commit(`${JSON.stringify(manifestNow(), null, 2)}\n`);
    return { file: to, rows: counts.rows, filters, lengths };
  } finally {
    await target.discard();
  }
}

async function writeRows(
  run: FormatRun,
  tally: LengthTally,
  { signal, progress }: NonNullable<Parameters<typeof exportData>[2]> = {},
): Promise<ExportCounts> {
  const counts = { rows: 0, train: 0, heldout: 0, edited: 0 };
  let [done, since, reported] = [0, performance.now(), 0];
  for (const step of run.steps) {
    await step.write();
    for (const { item, rows } of step.items) {
      counts.rows += rows.length;
      if (item.split) counts[item.split] += rows.length;
      if (item.edited) counts.edited += rows.length;
      if (item.length) tally.add(item.length);
    }
    done += 1;
    const now = performance.now();
    if (now - since < HOLD) continue;
    // Lets the message through that gives the export up.
    await setImmediate();
    signal?.throwIfAborted();
    since = performance.now();
    if (since - reported < REPORT_EVERY) continue;
    reported = since;
    progress?.({ done: Math.min(done, run.total), total: run.total });
  }
  signal?.throwIfAborted();
  await run.finish();
  progress?.({ done: run.total, total: run.total });
  return counts;
}

async function writeBeside(target: Target, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = await target.open(name);
    await file.write(text);
    await file.finish();
  }
}
