import { z } from 'zod';
import type { ExportPreview } from '@shared/exchange/report';
import { environmentIds } from '@shared/experiment/config';
import type { PromptSection } from '@shared/experiment/prompt-section';
import { byExperiment, byTree, call } from '@shared/ipc/call';
import { exportRequestSchema } from '@shared/ipc/filters';
import type { NodePrompt, ServedAgent } from '@shared/ipc/rows';
import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';

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
