import { z } from 'zod';
import type { ComparisonReport } from '@shared/evaluation/episode';
import { agentKinds, environmentIds } from '@shared/experiment/config';
import type { TrainingMetric } from '@shared/experiment/progress';
import { byExperiment, byTree, call, experimentId, nothing, text } from '@shared/ipc/call';
import type { FailureReport } from '@shared/ipc/failures';
import { pairFilterSchema } from '@shared/ipc/filters';
import type {
  AccuracyGroup,
  Calibration,
  ComparedTask,
  EndpointUsage,
  EpisodeDetail,
  ExperimentDetail,
  ExperimentRow,
  LogRow,
  ModelRow,
  NodeDetail,
  PairContext,
  PairOverview,
  PairRow,
  TaskOutcome,
  TreeColumns,
  TreeRow,
} from '@shared/ipc/rows';
import type { SearchIteration } from '@shared/tree/tree';

/** Questions, answered from the store without waiting for whatever is running. */
export const queries = {
  'experiments.list': call<readonly ExperimentRow[]>()(nothing),
  'experiments.get': call<ExperimentDetail>()(byExperiment),
  /** How a task went in the experiments of its environment that came to it, newest first. */
  'tasks.outcomes': call<readonly TaskOutcome[]>()(
    z.strictObject({ environment: z.enum(environmentIds), taskId: text(200) }),
  ),
  'trees.list': call<readonly TreeRow[]>()(byExperiment),
  'trees.get': call<TreeColumns>()(byTree),
  'trees.iterations': call<readonly SearchIteration[]>()(byTree),
  'trees.node': call<NodeDetail>()(byTree.extend({ nodeId: z.int().min(0) })),
  /** Ids of the nodes whose thought, action or observation holds `text`, ignoring case. */
  'trees.search': call<Int32Array>()(byTree.extend({ text: text(200).min(1) })),
  'pairs.overview': call<PairOverview>()(byExperiment),
  'pairs.page': call<{ readonly total: number; readonly rows: readonly PairRow[] }>()(
    z.strictObject({
      filter: pairFilterSchema,
      order: z.enum(['margin-down', 'margin-up', 'task']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  'pairs.context': call<PairContext>()(z.strictObject({ pairId: text(200) })),
  'models.list': call<readonly ModelRow[]>()(nothing),
  /** Metrics after step `after`, oldest first; thinned evenly to at most `limit`. */
  'models.metrics': call<readonly TrainingMetric[]>()(
    z.strictObject({ experimentId, after: z.int().min(0), limit: z.int().min(1).max(20_000) }),
  ),
  /** Held-out accuracy by action type, by margin and by depth; empty before training ended. */
  'models.accuracy': call<{
    readonly byType: readonly AccuracyGroup[];
    readonly byMargin: readonly AccuracyGroup[];
    readonly byDepth: readonly AccuracyGroup[];
  }>()(byExperiment),
  /** V and Q of the visited steps of held-out tasks, as far as their trees were scored. */
  'models.calibration': call<Calibration>()(byExperiment),
  'compare.report': call<ComparisonReport | null>()(byExperiment),
  'compare.tasks': call<readonly ComparedTask[]>()(
    byExperiment.extend({ a: z.enum(agentKinds), b: z.enum(agentKinds) }),
  ),
  'compare.episode': call<EpisodeDetail>()(
    byExperiment.extend({ agent: z.enum(agentKinds), taskId: text(200) }),
  ),
  /** What an experiment's language model was asked and what it cost; null where it asked none. */
  'endpoints.usage': call<EndpointUsage | null>()(byExperiment),
  /** What went wrong in a run over its time, by kind; null where nothing did. */
  'runs.failures': call<FailureReport | null>()(byExperiment),
  /** The newest `limit` lines, oldest first. */
  'logs.list': call<readonly LogRow[]>()(byExperiment.extend({ limit: z.int().min(1).max(2000) })),
} as const;
