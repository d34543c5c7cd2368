import type { Database } from 'better-sqlite3';
import type { StageRow } from '@shared/ipc/rows';
import type { StageName, StageProgress, StageStatus } from '@shared/experiment/progress';
import { fromJsonOrNull } from '@main/store/json';
import { writer } from '@main/store/transaction';

export interface StageRepository {
  /** The four stages, in order. */
  list(experimentId: string): StageRow[];
  /** Notes that a stage begins; one that is begun again keeps when it began first. */
  start(experimentId: string, stage: StageName): void;
  /** Keeps the latest progress. */
  progress(experimentId: string, progress: StageProgress): void;
  /** Notes how a stage ended; `waiting` for one that was stopped and is to go on later. */
  end(experimentId: string, stage: StageName, status: Exclude<StageStatus, 'running'>): void;
}

interface Row {
  readonly stage: StageName;
  readonly status: StageStatus;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly progress: string | null;
}

export function stageRepository(db: Database): StageRepository {
  const write = writer(db);
  const start = db.prepare(`
    UPDATE stage SET status = 'running', started_at = coalesce(started_at, ?), finished_at = NULL
    WHERE experiment_id = ? AND stage = ?
  `);
  const progress = db.prepare(
    'UPDATE stage SET progress = ? WHERE experiment_id = ? AND stage = ?',
  );
  const end = db.prepare(
    'UPDATE stage SET status = ?, finished_at = ? WHERE experiment_id = ? AND stage = ?',
  );
  const touch = db.prepare('UPDATE experiment SET updated_at = ? WHERE id = ?');
  /** Writes and notes that the experiment has changed now. */
  const change = (experimentId: string, work: (now: number) => void): void =>
    write(() => {
      const now = Date.now();
      work(now);
      touch.run(now, experimentId);
    });
  return {
    list: (experimentId) => stagesOf(db, experimentId),
    start: (experimentId, stage) =>
      change(experimentId, (now) => start.run(now, experimentId, stage)),
    progress: (experimentId, latest) =>
      change(experimentId, () => progress.run(JSON.stringify(latest), experimentId, latest.stage)),
    end: (experimentId, stage, status) =>
      change(experimentId, (now) =>
        end.run(status, status === 'done' ? now : null, experimentId, stage),
      ),
  };
}

/** The stages of an experiment, in order. */
export function stagesOf(db: Database, experimentId: string): StageRow[] {
  const rows = db
    .prepare<[string], Row>('SELECT * FROM stage WHERE experiment_id = ? ORDER BY position')
    .all(experimentId);
  return rows.map((row) => ({
    stage: row.stage,
    status: row.status,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: fromJsonOrNull<StageProgress>(row.progress),
  }));
}
