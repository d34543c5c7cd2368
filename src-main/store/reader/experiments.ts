import type { Database } from 'better-sqlite3';
import type { ComparisonReport } from '@shared/evaluation/episode';
import type { ImportFormat, ImportReport } from '@shared/exchange/imports';
import type { EnvironmentId, PolicyKind } from '@shared/experiment/config';
import type { ExperimentStatus, StageName } from '@shared/experiment/progress';
import type { ExperimentDetail, ExperimentRow } from '@shared/ipc/rows';
import { CallError } from '@main/rpc/rpc';
import { configFromJson, fromJson, fromJsonOrNull } from '@main/store/json';
import { WHOLE, type Capture } from '@main/store/experiments';
import { stagesOf } from '@main/store/stages';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly environment: EnvironmentId;
  readonly train_tasks: number;
  readonly policy: PolicyKind;
  readonly config: string;
  readonly config_hash: string;
  readonly capture: string;
  readonly status: ExperimentStatus;
  readonly reason: string;
  readonly owner_pid: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly stage: StageName | null;
  readonly trees: number;
  readonly solved_share: number | null;
  readonly pairs: number;
  readonly heldout_accuracy: number | null;
  readonly report: string | null;
  readonly import_format: ImportFormat | null;
  readonly import_source: string | null;
  readonly import_report: string | null;
}

const SELECT_EXPERIMENTS = `
  SELECT experiment.*, experiment.config ->> '$.policy.kind' AS policy,
    -- The first stage that is not done, once any has begun.
    (SELECT stage FROM stage WHERE experiment_id = experiment.id AND status <> 'done'
       AND EXISTS (SELECT 1 FROM stage begun
                   WHERE begun.experiment_id = experiment.id AND begun.started_at IS NOT NULL)
     ORDER BY position LIMIT 1) AS stage,
    (SELECT count(*) FROM tree WHERE experiment_id = experiment.id) AS trees,
    (SELECT avg(solved) FROM tree WHERE experiment_id = experiment.id) AS solved_share,
    (SELECT count(*) FROM pair WHERE experiment_id = experiment.id) AS pairs,
    model.heldout_accuracy, comparison.report, import.format AS import_format,
    import.source AS import_source, import.report AS import_report
  FROM experiment
  LEFT JOIN model ON model.experiment_id = experiment.id
  LEFT JOIN comparison ON comparison.experiment_id = experiment.id
  LEFT JOIN import ON import.experiment_id = experiment.id
`;

/** Newest first. */
export function experimentRows(db: Database): ExperimentRow[] {
  return db
    .prepare<[], Row>(
      `${SELECT_EXPERIMENTS} WHERE ${WHOLE}
       ORDER BY experiment.created_at DESC, experiment.rowid DESC`,
    )
    .all()
    .map(rowOf);
}

/** @throws CallError `not-found` */
export function experimentDetail(db: Database, input: { experimentId: string }): ExperimentDetail {
  const row = db
    .prepare<[string], Row>(`${SELECT_EXPERIMENTS} WHERE experiment.id = ?`)
    .get(input.experimentId);
  if (!row) {
    throw new CallError('not-found', 'There is no such experiment. It may have been deleted.');
  }
  return {
    ...rowOf(row),
    config: configFromJson(row.config),
    stages: stagesOf(db, row.id),
    capture: fromJson<Capture>(row.capture),
    importReport: fromJsonOrNull<ImportReport>(row.import_report),
  };
}

function rowOf(row: Row): ExperimentRow {
  const lost = isLost(row);
  return {
    id: row.id,
    name: row.name,
    environment: row.environment,
    policy: row.policy,
    status: lost ? 'interrupted' : row.status,
    reason: lost ? 'The program that ran it has ended. What was committed is kept.' : row.reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    configHash: row.config_hash,
    stage: row.stage,
    trees: row.trees,
    trainTasks: row.train_tasks,
    solvedShare: row.solved_share,
    pairs: row.pairs,
    heldoutAccuracy: row.heldout_accuracy,
    imported:
      row.import_format === null || row.import_source === null
        ? null
        : { format: row.import_format, source: row.import_source },
    beam: row.report === null ? null : headline(fromJson<ComparisonReport>(row.report)),
  };
}

/**
 * Whether the row says that it runs but the process that ran it is gone. The next writer marks it
 * so in the store; until then the readers say it.
 */
function isLost(row: Row): boolean {
  if ((row.status !== 'running' && row.status !== 'queued') || row.owner_pid === null) return false;
  try {
    process.kill(row.owner_pid, 0);
    return false;
  } catch (error) {
    // Any other refusal means that there is a process.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** The Q-guided run against the baseline: comparisons are stored as agent against baseline. */
function headline(report: ComparisonReport): ExperimentRow['beam'] {
  const paired = report.paired.find(({ a }) => a === 'beam');
  const beam = report.runs.find(({ agent }) => agent === 'beam');
  const baseline = report.runs.find(({ agent }) => agent === paired?.b);
  if (!paired || !beam || !baseline) return null;
  return {
    meanReward: beam.meanReward,
    baselineReward: baseline.meanReward,
    difference: paired.difference,
    lo: paired.interval.lo,
    hi: paired.interval.hi,
  };
}
