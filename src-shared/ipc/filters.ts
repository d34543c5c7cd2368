import { z } from 'zod';
import { exportFormatNames } from '@shared/exchange/formats';
import { experimentId, text } from '@shared/ipc/call';

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

export const exportRequestSchema = z.strictObject({
  format: z.enum(exportFormatNames),
  filter: exportFilterSchema,
});
