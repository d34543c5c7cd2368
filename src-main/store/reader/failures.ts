import type { Database } from 'better-sqlite3';
import type { FailureCourse, FailureKind, FailureReport } from '@shared/ipc/failures';

/** Parts that a run's time is cut into. */
const PARTS = 48;

interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

interface Cell {
  readonly kind: FailureKind;
  readonly part: number;
  readonly count: number;
  readonly lastAt: number;
}

/**
 * What went wrong in a run over its time, by kind; null where nothing did. Calls that only found out
 * what an endpoint supports do not count: a refusal is their answer.
 */
export function runFailures(
  db: Database,
  { experimentId }: { readonly experimentId: string },
): FailureReport | null {
  const { from, to } = spanOf(db, experimentId);
  if (from === null || to === null) return null;
  const width = Math.max(1, Math.ceil((to - from + 1) / PARTS));
  const cells = db
    .prepare<[{ readonly id: string; readonly from: number; readonly width: number }], Cell>(
      `
      SELECT kind, CAST(max(0, at - :from) / :width AS INTEGER) AS part, count(*) AS count, max(at) AS lastAt
      FROM (
        SELECT outcome AS kind, at FROM endpoint_call
        WHERE experiment_id = :id AND purpose = 'sample' AND outcome <> 'answered'
        UNION ALL
        SELECT 'stop', at FROM log WHERE experiment_id = :id AND level = 'error'
      )
      GROUP BY kind, part
    `,
    )
    .all({ id: experimentId, from, width });
  const kinds = [...new Set(cells.map(({ kind }) => kind))]
    .map((kind) =>
      courseOf(
        kind,
        cells.filter((cell) => cell.kind === kind),
      ),
    )
    .sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
  return kinds.length === 0 ? null : { from, to, kinds };
}

function spanOf(db: Database, experimentId: string): Span {
  const span = db
    .prepare<[{ readonly id: string }], Span>(
      `
      SELECT (SELECT created_at FROM experiment WHERE id = :id) AS "from", max(at) AS "to"
      FROM (
        SELECT max(at) AS at FROM endpoint_call WHERE experiment_id = :id
        UNION ALL
        SELECT max(at) FROM log WHERE experiment_id = :id
      )
    `,
    )
    .get({ id: experimentId });
  return span ?? { from: null, to: null };
}

function courseOf(kind: FailureKind, cells: readonly Cell[]): FailureCourse {
  const course = new Array<number>(PARTS).fill(0);
  for (const { part, count } of cells) course[Math.min(PARTS - 1, part)]! += count;
  return {
    kind,
    count: course.reduce((sum, count) => sum + count, 0),
    lastAt: Math.max(...cells.map(({ lastAt }) => lastAt)),
    course,
  };
}
