import type { Database } from 'better-sqlite3';
import type { ImportFormat, ImportReport } from '@shared/exchange/imports';
import { deleteUnusedTexts } from '@main/store/texts';
import { writer } from '@main/store/transaction';

export interface ImportRepository {
  /** Notes that an experiment's trees come from a file or folder of this name; hides it meanwhile. */
  begin(experimentId: string, origin: { format: ImportFormat; source: string }): void;
  /** Shows the experiment, with what was read. */
  complete(experimentId: string, report: ImportReport): void;
  /** Whether an experiment's trees came from files. */
  has(experimentId: string): boolean;
  /** Removes what is not complete, with all its trees; gives how many experiments that were. */
  removeUnfinished(): number;
}

export function importRepository(db: Database): ImportRepository {
  const write = writer(db);
  const insert = db.prepare('INSERT INTO import (experiment_id, format, source) VALUES (?, ?, ?)');
  const complete = db.prepare('UPDATE import SET complete = 1, report = ? WHERE experiment_id = ?');
  const has = db.prepare('SELECT 1 FROM import WHERE experiment_id = ?').pluck();
  const remove = db.prepare(
    'DELETE FROM experiment WHERE id IN (SELECT experiment_id FROM import WHERE complete = 0)',
  );
  return {
    begin: (experimentId, { format, source }) =>
      write(() => void insert.run(experimentId, format, source)),
    complete: (experimentId, report) =>
      write(() => void complete.run(JSON.stringify(report), experimentId)),
    has: (experimentId) => has.get(experimentId) !== undefined,
    removeUnfinished: () => {
      const { changes } = write(() => {
        const removed = remove.run();
        if (removed.changes > 0) deleteUnusedTexts(db);
        return removed;
      });
      if (changes > 0) db.pragma('incremental_vacuum');
      return changes;
    },
  };
}
