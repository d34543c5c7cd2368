import { z } from 'zod';
import { exportFormatNames } from '@shared/exchange/formats';
import {
  importOptionsSchema,
  type ImportProgress,
  type ImportReport,
  type ImportResult,
} from '@shared/exchange/imports';
import type { ExportOutcome, ExportPreview, ExportProgress } from '@shared/exchange/report';
import { modelFormats } from '@shared/qmodel/export';
import {
  agentKinds,
  environmentIds,
  experimentConfigSchema,
  type AgentKind,
} from '@shared/experiment/config';
import type { ComparisonReport } from '@shared/evaluation/episode';
import type { StageProgress, TrainingMetric } from '@shared/experiment/progress';
import { budgetSchema, endpointPolicySchema } from '@shared/experiment/endpoint-section';
import type { PromptSection } from '@shared/experiment/prompt-section';
import type { Trial } from '@shared/experiment/trial';
import type { ProbeReport } from '@shared/policy/probe';
import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';
import type { DeviceReport } from '@shared/qmodel/device';
import type { CandidateScore } from '@shared/qmodel/scoring';
import type { SearchIteration } from '@shared/tree/tree';
import type { FailureReport } from '@shared/ipc/failures';
import {
  taskUses,
  type PlayedStep,
  type PlayPosition,
  type StartedPlay,
  type TaskDetail,
  type TaskPage,
} from '@shared/ipc/play';
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
  NodePrompt,
  PairContext,
  PairOverview,
  PairRow,
  ServedAgent,
  TaskOutcome,
  TreeColumns,
  TreeRow,
} from '@shared/ipc/rows';

/** A call: what it takes, checked at the border, and what it gives, by type. */
interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the type of the answer only; never set. */
  readonly output?: Output;
}

const call =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });

const nothing = z.undefined();
const experimentId = z.string().min(1).max(100);
const byExperiment = z.strictObject({ experimentId });
const byCheckpoint = byExperiment.extend({ step: z.int().min(1) });
const byTree = z.strictObject({ treeId: z.int().positive() });
const text = (max: number) => z.string().max(max);

export const pairFilterSchema = z.strictObject({
  experimentId,
  minMargin: z.number().min(0).max(2).optional(),
  maxMargin: z.number().min(0).max(2).optional(),
  depth: z.int().min(0).optional(),
  split: z.enum(['train', 'heldout']).optional(),
  actionType: text(40).optional(),
  review: z.enum(['unreviewed', 'accepted', 'rejected']).optional(),
  taskId: text(200).optional(),
  /** Least visits of both actions. */
  minVisits: z.int().min(0).optional(),
  /** Only pairs of these tasks. */
  tasks: z.array(text(200)).min(1).max(100_000).optional(),
  /** Words that must stand in the instruction or one of the two actions. */
  search: text(200).optional(),
});
export type PairFilter = z.output<typeof pairFilterSchema>;

/** What goes into an export. Which of these a format takes: `src-shared/exchange/formats.ts`. */
export const exportFilterSchema = pairFilterSchema.extend({
  /** Least reward of the tree's best path, or of the episode. */
  minReward: z.number().min(0).max(1).optional(),
  /** Longest row that is kept, in tokens. */
  maxTokens: z.int().min(1).max(10_000_000).optional(),
  /** Rows of the same text as one before. */
  duplicates: z.enum(['drop', 'keep']).default('drop'),
  /**
   * Rows of tasks that agents were compared on: leave out those of any experiment in the workspace,
   * those of the exported one only, or none.
   */
  evaluationTasks: z.enum(['drop', 'drop-own', 'keep']).default('drop'),
});
export type ExportFilter = z.output<typeof exportFilterSchema>;

const actionSchema = z.strictObject({
  thought: text(20_000),
  type: text(100),
  argument: text(20_000),
});

const exportRequestSchema = z.strictObject({
  format: z.enum(exportFormatNames),
  filter: exportFilterSchema,
});

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

/** A source that was chosen by `shell.chooseSource`, and how to read it. */
const importInput = z.strictObject({ source: z.int().positive(), options: importOptionsSchema });

/** What the lab is told to do. */
export const commands = {
  /** Stores the experiment and starts it (or queues it behind the running one); gives its id. */
  'experiments.start': call<{ readonly experimentId: string }>()(
    z.strictObject({ config: experimentConfigSchema }),
  ),
  'experiments.resume': call<null>()(byExperiment),
  /** Trains anew on the pairs as they are reviewed now, then plays again with the new model. */
  'experiments.retrain': call<null>()(byExperiment),
  'experiments.pause': call<null>()(byExperiment),
  'experiments.cancel': call<null>()(byExperiment),
  'experiments.delete': call<null>()(byExperiment),
  /** Changes what may be spent on an experiment that does not run. */
  'experiments.setBudget': call<null>()(byExperiment.extend({ budget: budgetSchema })),
  /** Changes how many tasks are under way at once, also while it runs; no result depends on it. */
  'experiments.setConcurrency': call<null>()(
    byExperiment.extend({
      concurrency: experimentConfigSchema.shape.search.unwrap().shape.concurrency.unwrap(),
    }),
  ),
  /**
   * Really does the first tasks of an experiment and measures what they take; stores nothing but the
   * replies of a language model. One trial at a time; `null` when it was cancelled.
   */
  'trials.run': call<Trial | null>()(z.strictObject({ config: experimentConfigSchema })),
  'trials.cancel': call<null>()(nothing),
  /** Finds out by real calls what the endpoints of a policy support. */
  'endpoints.test': call<readonly ProbeReport[]>()(
    z.strictObject({ policy: endpointPolicySchema }),
  ),
  /**
   * Serves an experiment's guided agent to programs on this computer, until it is stopped or StepQ is
   * closed; one that is served already stays as it is.
   */
  'serving.start': call<ServedAgent>()(
    byExperiment.extend({
      /** The language model that candidates are drawn from; `null` the experiment's own. */
      upstream: endpointPolicySchema.nullable(),
      /** n; `null` as many as the experiment's agents choose from. */
      candidates: z.int().min(1).max(64).nullable(),
      /** 0 for any that is free. */
      port: z.int().min(0).max(65_535),
    }),
  ),
  'serving.stop': call<null>()(byExperiment),
  /** Scores every step of a tree with the experiment's model and stores the Q-values. */
  'trees.score': call<{ readonly scored: number }>()(byTree),
  'pairs.review': call<null>()(
    z.strictObject({
      pairId: text(200),
      action: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('accept') }),
        z.strictObject({ kind: z.literal('reject') }),
        z.strictObject({ kind: z.literal('swap') }),
        z.strictObject({
          kind: z.literal('edit'),
          side: z.enum(['chosen', 'rejected']),
          action: actionSchema,
        }),
        /** Takes the latest of the above back. */
        z.strictObject({ kind: z.literal('undo') }),
      ]),
    }),
  ),
  /** Tests the devices that a model can be trained on; takes some seconds the first time. */
  'devices.test': call<readonly DeviceReport[]>()(nothing),
  /**
   * Gives the model the weights of a checkpoint; its Q-guided agent's episodes and the comparison are
   * forgotten and, where the experiment has an evaluation, it is queued to make them anew.
   */
  'models.useCheckpoint': call<null>()(byCheckpoint),
  /** A pinned checkpoint stays, however many newer ones come. */
  'models.pinCheckpoint': call<null>()(byCheckpoint.extend({ pin: z.enum(['pinned', 'free']) })),
  'models.deleteCheckpoint': call<null>()(byCheckpoint),
  'models.probe': call<readonly CandidateScore[]>()(
    z.strictObject({
      experimentId,
      instruction: text(20_000),
      observation: text(200_000),
      history: z
        .array(z.strictObject({ action: actionSchema, observation: text(200_000) }))
        .max(100),
      candidates: z.array(actionSchema).min(1).max(32),
    }),
  ),
  /** Reads a chosen source and tells what an import would bring; writes nothing. */
  'imports.inspect': call<ImportReport>()(importInput),
  /** Imports a chosen source as an experiment. One import is read at a time. */
  'imports.start': call<ImportResult>()(importInput),
  /** Stops what is being read; nothing of it is left then. */
  'imports.cancel': call<null>()(nothing),
  /**
   * Writes a data set; asks for the file or folder first. `null` when the person changed their mind,
   * then or later.
   */
  'export.data': call<ExportOutcome | null>()(exportRequestSchema),
  /** Gives up the export under way, if there is one. */
  'export.cancel': call<null>()(nothing),
  /** Writes a trained model into a new folder; asks for its name first. `null` when the person changed their mind. */
  'export.model': call<{ readonly folder: string; readonly files: readonly string[] } | null>()(
    byExperiment.extend({ format: z.enum(modelFormats) }),
  ),
} as const;

/** Questions for the lab, which need more than the store. */
export const labQueries = {
  /** What an export would hold. */
  'export.preview': call<ExportPreview>()(exportRequestSchema),
  /**
   * What the language model was sent for a node's reply, at the root for the first; `null` where the
   * policy is none.
   */
  'trees.prompt': call<NodePrompt | null>()(byTree.extend({ nodeId: z.int().min(0) })),
  /** The prompt that ships with StepQ for an environment. */
  'prompts.shipped': call<PromptSection>()(z.strictObject({ environment: z.enum(environmentIds) })),
  /** Checkpoints of an experiment's training that are kept to choose from, newest first. */
  'models.checkpoints': call<readonly KeptCheckpoint[]>()(byExperiment),
  /** How an experiment's guided agent is being served; `null` where it is not. */
  'serving.state': call<ServedAgent | null>()(byExperiment),
} as const;

/** Which environment, how it is played, and what an experiment takes of it. */
const playedIn = experimentConfigSchema.shape.task;
const bySession = z.strictObject({ session: z.int().positive() });

/** The tasks of an environment, from the process that plays them. */
export const taskQueries = {
  'tasks.page': call<TaskPage>()(
    z.strictObject({
      task: playedIn,
      /** Of the experiment whose split is shown; `null` for none. */
      seed: z.int().min(0).nullable(),
      /** Words that must all stand in the id, the instruction, the group or the gold facts. */
      search: text(200),
      use: z.enum(taskUses).nullable(),
      /** A task whose place in the list is wanted. */
      find: text(200).nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  'tasks.get': call<TaskDetail>()(
    z.strictObject({ task: playedIn, seed: z.int().min(0).nullable(), taskId: text(200) }),
  ),
} as const;

/** A task played by hand, one session for each game. */
export const playCommands = {
  'play.start': call<StartedPlay>()(z.strictObject({ task: playedIn, taskId: text(200) })),
  'play.step': call<PlayedStep>()(
    bySession.extend({ action: z.strictObject({ type: text(100), argument: text(2_000_000) }) }),
  ),
  /** Takes the latest step back. */
  'play.undo': call<PlayPosition>()(bySession),
  /** Ends a session, also one that is waiting for its environment; one that is over stays over. */
  'play.end': call<null>()(bySession),
} as const;

/** What only the window's own process knows. */
export const shellCalls = {
  'shell.info': call<AppInfo>()(nothing),
  /** Saves a picture or table that the page drew; asks for the file first. */
  'shell.save': call<{ readonly file: string } | null>()(
    z.strictObject({
      suggestedName: text(200),
      content: z.union([z.string(), z.instanceof(Uint8Array)]),
    }),
  ),
  /** Asks for a file or folder to read; its path stays here. `null` when the person changed their mind. */
  'shell.chooseSource': call<{ readonly source: number; readonly name: string } | null>()(
    z.strictObject({ kind: z.enum(['file', 'folder']) }),
  ),
  /** Keeps a key for language models; no call ever gives one back. */
  'keys.give': call<null>()(
    z.strictObject({
      name: z.string().min(1).max(100),
      key: z.string().trim().min(1).max(1000),
      keep: z.enum(['session', 'safe-storage']),
    }),
  ),
  /** Which keys are there, by name, and how they would be kept. */
  'keys.state': call<KeysState>()(nothing),
  /** Forgets a key, also in the computer's secret store. */
  'keys.forget': call<null>()(z.strictObject({ name: z.string().min(1).max(100) })),
  'workspace.facts': call<WorkspaceFacts>()(nothing),
  /** Copies the workspace to a new folder; asks for it first. `null` when nobody chose one. */
  'workspace.backUp': call<{ readonly folder: string } | null>()(nothing),
  /** Asks for a backup, copies it to a folder beside the workspace and goes on there. */
  'workspace.restore': call<{ readonly directory: string } | null>()(nothing),
  /** Asks for a folder, empty or with a workspace, and goes on there. */
  'workspace.open': call<{ readonly directory: string } | null>()(nothing),
  'shell.copy': call<null>()(z.strictObject({ text: text(5_000_000) })),
} as const;

export interface KeysState {
  /** Whether this computer's secret store encrypts what it keeps. */
  readonly encrypted: boolean;
  /** How the system names its store. */
  readonly store: string;
  readonly names: readonly string[];
}

export interface WorkspaceFacts {
  readonly directory: string;
  /** On the disk; `models` and `backups` are parts of `all`. */
  readonly bytes: { readonly all: number; readonly models: number; readonly backups: number };
}

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly platform: string;
}

export const calls = {
  ...queries,
  ...commands,
  ...labQueries,
  ...taskQueries,
  ...playCommands,
  ...shellCalls,
} as const;

export type CallName = keyof typeof calls;
export type QueryName = keyof typeof queries;
export type CommandName = keyof typeof commands;
export type LabQueryName = keyof typeof labQueries;
export type TaskQueryName = keyof typeof taskQueries;
export type PlayCommandName = keyof typeof playCommands;
export type ShellCallName = keyof typeof shellCalls;
/** What a caller passes, before defaults are filled in. */
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
/** What a handler receives. */
export type ParsedInput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> =
  NonNullable<(typeof calls)[Name]['output']> | NullOf<Name>;
type NullOf<Name extends CallName> = null extends (typeof calls)[Name]['output'] ? null : never;

/** What the window is told without asking. */
export interface LabEvents {
  /** An experiment's row changed: status, stage, counts. */
  readonly 'experiment.changed': { readonly experimentId: string };
  readonly 'stage.progress': { readonly experimentId: string; readonly progress: StageProgress };
  readonly 'tree.committed': { readonly experimentId: string; readonly taskId: string };
  readonly 'training.metrics': {
    readonly experimentId: string;
    readonly metrics: readonly TrainingMetric[];
  };
  readonly 'episode.committed': {
    readonly experimentId: string;
    readonly agent: AgentKind;
    readonly taskId: string;
  };
  /** How far the import is that is being read. */
  readonly 'import.progress': ImportProgress;
  /** How far the trial is that is under way, stage by stage. */
  readonly 'trial.progress': StageProgress;
  readonly log: { readonly experimentId: string; readonly row: LogRow };
  readonly 'export.progress': ExportProgress;
}
export type LabEventName = keyof LabEvents;

/** What the window's own process tells the page. */
export interface ShellEvents {
  /** A part of the program failed; one sentence says what was kept and what to do. */
  readonly 'process.failed': { readonly message: string };
  /** An item of the window's menu was chosen. */
  readonly 'menu.chosen': { readonly item: MenuItemName };
}
export const menuItemNames = [
  'new-experiment',
  'palette',
  'settings',
  'shortcuts',
  'theme',
] as const;
export type MenuItemName = (typeof menuItemNames)[number];

/** Every event that reaches the page. */
export interface BridgeEvents extends LabEvents, ShellEvents {}
export type BridgeEventName = keyof BridgeEvents;

/** A failure as it reaches a person: one sentence each. */
export interface CallFailure {
  readonly code:
    | 'invalid-input'
    | 'not-found'
    | 'conflict'
    | 'workspace'
    | 'disk-full'
    | 'unavailable'
    | 'internal';
  /** What happened, what was kept, what to do. */
  readonly message: string;
}

export type CallResult<Name extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<Name> }
  | { readonly ok: false; readonly failure: CallFailure };

/** The one object that the preload puts into the page, as `window.stepq`. */
export interface StepqBridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>>;
  /** Subscribes to an event; the answer unsubscribes. */
  on<Name extends BridgeEventName>(
    name: Name,
    listener: (event: BridgeEvents[Name]) => void,
  ): () => void;
}
