import { comparisonRepository, type ComparisonRepository } from '@main/store/comparisons';
import { episodeRepository, type EpisodeRepository } from '@main/store/episodes';
import { experimentRepository, type ExperimentRepository } from '@main/store/experiments';
import { importRepository, type ImportRepository } from '@main/store/imports';
import { ledgerRepository, type LedgerRepository } from '@main/store/ledger';
import { logRepository, type LogRepository } from '@main/store/logs';
import { metricRepository, type MetricRepository } from '@main/store/metrics';
import { modelRepository, type ModelRepository } from '@main/store/models';
import { pairRepository, type PairRepository } from '@main/store/pairs';
import { probeRepository, type ProbeRepository } from '@main/store/probes';
import { rankerRepository, type RankerRepository } from '@main/store/rankers';
import { reviewRepository, type ReviewRepository } from '@main/store/reviews';
import { stageRepository, type StageRepository } from '@main/store/stages';
import { taskRepository, type TaskRepository } from '@main/store/tasks';
import { writer, type Write } from '@main/store/transaction';
import { treeRepository, type TreeRepository } from '@main/store/trees';
import type { Workspace } from '@main/store/workspace';

/**
 * Everything the writing side does with a workspace, one repository per aggregate:
 *
 * - `experiments` create, createImported, get, list, findByHash, setStatus, interruptOrphans, delete
 * - `stages` list, start, progress, end
 * - `tasks` plan, setState, list, committed
 * - `trees` commit, load, find, ids, solved, policyCalls, costs, clear, experimentOf,
 *   setQValues
 * - `pairs` replace, count, forTraining
 * - `reviews` add, list
 * - `models` directoryFor, save, find, saveAccuracy
 * - `metrics` add, lastStep, clear
 * - `rankers` save, find
 * - `episodes` commit, committed, list, policyCalls, costs, clear
 * - `comparisons` save, find
 * - `imports` begin, complete, has, removeUnfinished
 * - `logs` add, list
 * - `probes` find, save
 * - `ledger` of, callsBehind: what language models answered to an experiment's calls, and what it cost
 *
 * Each call that writes is one transaction. `transaction` makes several calls one. What can fail
 * for a reason outside the program fails with a `CallError` (`disk-full`, `workspace`); the rows
 * are as before then.
 *
 * The window's questions are answered by `answerQuery` in `store/reader`, over any connection.
 */
export interface Store {
  readonly workspace: Workspace;
  readonly experiments: ExperimentRepository;
  readonly stages: StageRepository;
  readonly tasks: TaskRepository;
  readonly trees: TreeRepository;
  readonly pairs: PairRepository;
  readonly reviews: ReviewRepository;
  readonly models: ModelRepository;
  readonly metrics: MetricRepository;
  readonly rankers: RankerRepository;
  readonly episodes: EpisodeRepository;
  readonly comparisons: ComparisonRepository;
  readonly imports: ImportRepository;
  readonly logs: LogRepository;
  readonly ledger: LedgerRepository;
  readonly probes: ProbeRepository;
  readonly transaction: Write;
}

/** @param workspace opened for writing */
export function createStore(workspace: Workspace): Store {
  const { db, directory } = workspace;
  return {
    workspace,
    experiments: experimentRepository(db),
    stages: stageRepository(db),
    tasks: taskRepository(db),
    trees: treeRepository(db),
    pairs: pairRepository(db),
    reviews: reviewRepository(db),
    models: modelRepository(db, directory),
    metrics: metricRepository(db),
    rankers: rankerRepository(db),
    episodes: episodeRepository(db),
    comparisons: comparisonRepository(db),
    imports: importRepository(db),
    logs: logRepository(db),
    ledger: ledgerRepository(db),
    probes: probeRepository(db),
    transaction: writer(db),
  };
}
