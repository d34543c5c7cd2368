import { z } from 'zod';
import { environmentIds, experimentConfigSchema } from '@shared/experiment/config';

/** What crosses the line between lab and model process, checked where it arrives. */

const actionSchema = z.object({ thought: z.string(), type: z.string(), argument: z.string() });
const fullActionSchema = actionSchema.extend({ raw: z.string() });
const stepSchema = z.object({ action: fullActionSchema, observation: z.string() });
const contextShape = {
  instruction: z.string(),
  initialObservation: z.string(),
  history: z.array(stepSchema),
};

const trajectorySchema = z.object({
  taskId: z.string(),
  split: z.enum(['train', 'heldout']),
  ...contextShape,
  chosen: z.array(stepSchema).min(1),
  rejected: z.array(stepSchema).min(1),
  chosenReward: z.number(),
  rejectedReward: z.number(),
});

const pairSchema = z.object({
  id: z.string(),
  taskId: z.string(),
  split: z.enum(['train', 'heldout']),
  depth: z.int().min(0),
  parentNode: z.int(),
  chosenNode: z.int(),
  rejectedNode: z.int(),
  ...contextShape,
  chosen: fullActionSchema,
  rejected: fullActionSchema,
  chosenValue: z.number(),
  rejectedValue: z.number(),
  chosenVisits: z.int(),
  rejectedVisits: z.int(),
});

export const trainRequestSchema = z.object({
  directory: z.string().min(1),
  environment: z.enum(environmentIds),
  seed: z.int(),
  config: experimentConfigSchema.shape.model,
  pairs: z.array(pairSchema),
  trajectories: z.array(trajectorySchema),
  corpus: z.array(z.object({ title: z.string(), body: z.string() })),
});

export const checkpointRequestSchema = z.object({
  directory: z.string().min(1),
  step: z.int().min(1),
});

/** As many siblings as a node can have, and more. */
const MOST_CANDIDATES = 1000;

export const scoreRequestSchema = z.object({
  directory: z.string().min(1),
  context: z.object(contextShape),
  candidates: z.array(actionSchema).max(MOST_CANDIDATES),
});

const metric = z.union([z.number(), z.nan()]);

export const trainProgressSchema = z.object({
  unit: z.enum(['reference pairs', 'updates']),
  done: z.int(),
  total: z.int(),
  metrics: z.array(
    z.object({
      phase: z.enum(['contrast', 'dpo']),
      step: z.int(),
      loss: metric,
      chosenReward: metric,
      rejectedReward: metric,
      accuracy: metric,
      gradientNorm: metric,
      learningRate: metric,
      tokensPerSecond: metric,
      heldoutAccuracy: metric.nullable(),
      heldoutLoss: metric.nullable(),
    }),
  ),
  notice: z.string().optional(),
});

export const trainedModelSchema = z.object({
  directory: z.string(),
  steps: z.int(),
  checkpoint: z.int().nullable(),
  parameters: z.int(),
  weightsHash: z.string(),
  heldoutAccuracy: z.number().nullable(),
  provider: z.string(),
});

export const devicesSchema = z.array(
  z.object({ provider: z.string(), gflops: z.number().nullable(), refusal: z.string().nullable() }),
);

export const scoresSchema = z.array(
  z.object({
    q: metric,
    tokens: z.array(z.object({ text: z.string(), contribution: metric })),
  }),
);
