import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CallOutput, ParsedInput, QueryName } from '@shared/ipc/contract';
import { queries } from '@shared/ipc/queries';
import { CallError } from '@main/rpc/rpc';
import { storeFailure } from '@main/store/failure';
import { modelCalibration } from '@main/store/reader/calibration';
import { compareEpisode, compareReport, compareTasks } from '@main/store/reader/comparisons';
import { endpointUsage } from '@main/store/reader/endpoint-usage';
import { experimentDetail, experimentRows } from '@main/store/reader/experiments';
import { runFailures } from '@main/store/reader/failures';
import { logLines } from '@main/store/reader/logs';
import { modelAccuracy, modelMetrics, modelRows } from '@main/store/reader/models';
import { pairOverview } from '@main/store/reader/pair-overview';
import { pairContext, pairPage } from '@main/store/reader/pairs';
import { taskOutcomes } from '@main/store/reader/task-outcomes';
import { treeColumns } from '@main/store/reader/tree-columns';
import { nodeDetail, searchNodes, treeIterations, treeRows } from '@main/store/reader/trees';

type Answers = {
  readonly [Name in QueryName]: (db: Database, input: ParsedInput<Name>) => CallOutput<Name>;
};

const answers: Answers = {
  'experiments.list': experimentRows,
  'experiments.get': experimentDetail,
  'tasks.outcomes': taskOutcomes,
  'trees.list': treeRows,
  'trees.get': treeColumns,
  'trees.iterations': treeIterations,
  'trees.node': nodeDetail,
  'trees.search': searchNodes,
  'pairs.overview': pairOverview,
  'pairs.page': pairPage,
  'pairs.context': pairContext,
  'models.list': modelRows,
  'models.metrics': modelMetrics,
  'models.accuracy': modelAccuracy,
  'models.calibration': modelCalibration,
  'compare.report': compareReport,
  'compare.tasks': compareTasks,
  'compare.episode': compareEpisode,
  'endpoints.usage': endpointUsage,
  'runs.failures': runFailures,
  'logs.list': logLines,
};

/** Whether `name` is one of the contract's queries. */
export function isQuery(name: string): name is QueryName {
  return Object.hasOwn(answers, name);
}

/**
 * Answers a query of the window from one moment's state of the store.
 * @param db a connection as `openWorkspace` gives it, for reading or for writing
 * @param input anything: checked against the contract
 * @throws CallError `invalid-input`, `not-found`, or `workspace` for what SQLite reports.
 */
export function answerQuery<Name extends QueryName>(
  db: Database,
  name: Name,
  input: unknown,
): CallOutput<Name> {
  const parsed = queries[name].input.safeParse(input);
  if (!parsed.success) {
    throw new CallError(
      'invalid-input',
      `The question "${name}" was not understood: ${z.prettifyError(parsed.error)}`,
    );
  }
  try {
    // One transaction, so that counts and rows of one answer agree while the lab goes on writing.
    return db.transaction(() => answers[name](db, parsed.data as ParsedInput<Name>))();
  } catch (error) {
    throw storeFailure(error);
  }
}
