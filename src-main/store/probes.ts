import type { Database } from 'better-sqlite3';
import type { ProbeReport } from '@shared/policy/probe';
import { fromJson } from '@main/store/json';
import { writer } from '@main/store/transaction';

export interface ProbeRepository {
  /** What the endpoints of an experiment were found to support; null before they were asked. */
  find(experimentId: string): readonly ProbeReport[] | null;
  save(experimentId: string, reports: readonly ProbeReport[]): void;
}

export function probeRepository(db: Database): ProbeRepository {
  const write = writer(db);
  const insert = db.prepare('INSERT OR REPLACE INTO endpoint_probe VALUES (?, ?, ?)');
  return {
    find: (experimentId) => probesOf(db, experimentId),
    save: (experimentId, reports) => {
      write(() => insert.run(experimentId, Date.now(), JSON.stringify(reports)));
    },
  };
}

/** What the endpoints of an experiment were found to support; null before they were asked. */
export function probesOf(db: Database, experimentId: string): readonly ProbeReport[] | null {
  const reports = db
    .prepare<[string], string>('SELECT reports FROM endpoint_probe WHERE experiment_id = ?')
    .pluck()
    .get(experimentId);
  return reports === undefined ? null : fromJson<readonly ProbeReport[]>(reports);
}
