import { z } from 'zod';
import {
  type ImportReport,
  type ImportResult,
  importOptionsSchema,
} from '@shared/exchange/imports';
import type { ExportOutcome } from '@shared/exchange/report';
import { experimentConfigSchema } from '@shared/experiment/config';
import { budgetSchema, endpointPolicySchema } from '@shared/experiment/endpoint-section';
import type { Trial } from '@shared/experiment/trial';
import {
  actionSchema,
  byCheckpoint,
  byExperiment,
  byTree,
  call,
  experimentId,
  nothing,
  text,
} from '@shared/ipc/call';
import { exportRequestSchema } from '@shared/ipc/filters';
import type { ServedAgent } from '@shared/ipc/rows';
import type { ProbeReport } from '@shared/policy/probe';
import type { DeviceReport } from '@shared/qmodel/device';
import { modelFormats } from '@shared/qmodel/export';
import type { CandidateScore } from '@shared/qmodel/scoring';

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
