import { setImmediate } from 'node:timers/promises';
import type { ExportFormatName } from '@shared/exchange/formats';
import type { ExportPreview } from '@shared/exchange/report';
import type { ExportFilter } from '@shared/ipc/filters';
import { refuseUnmeant } from '@main/exchange/export/export-data';
import { formats } from '@main/exchange/export/formats/registry';
import { createLengthTally, type Ruler } from '@main/exchange/export/lengths';
import { exportFailure } from '@main/exchange/failure';
import { openWorkspace } from '@main/store/workspace';

/** How long a preview looks at rows, in milliseconds, and after how many it lets others in. */
const MOMENT = 1000;
const AT_ONCE = 100;
/** Rows that are shown. */
const SHOWN = 5;

/**
 * The first rows of an export, how many there will be, and how long they are. Where the rows are too
 * many for a moment, what is told is of those that were seen.
 * @param moment how long rows are looked at, in milliseconds
 * @throws CallError as `exportData`
 */
export async function previewExport(
  directory: string,
  request: {
    readonly format: ExportFormatName;
    readonly filter: ExportFilter;
    readonly ruler: Ruler;
  },
  moment = MOMENT,
): Promise<ExportPreview> {
  const { format, filter, ruler } = request;
  refuseUnmeant(format, filter);
  const workspace = openWorkspace(directory, { mode: 'read' });
  try {
    workspace.db.exec('BEGIN');
    const run = formats[format].look({ db: workspace.db, filter, ruler });
    const tally = createLengthTally(ruler);
    const first: string[] = [];
    const end = performance.now() + moment;
    let [seen, rows] = [0, 0];
    for (const { items } of run.steps) {
      for (const { item, rows: given } of items) {
        rows += given.length;
        for (const row of given.slice(0, SHOWN - first.length)) first.push(JSON.stringify(row));
        if (item.length) tally.add(item.length);
      }
      seen += 1;
      if (seen % AT_ONCE === 0) await setImmediate();
      if (performance.now() > end) break;
    }
    const whole = Math.min(seen, run.total);
    return {
      items: run.total,
      seen: whole,
      rows,
      filters: run.counts(),
      lengths: tally.report(),
      first,
    };
  } catch (error) {
    throw exportFailure(error);
  } finally {
    workspace.close();
  }
}
