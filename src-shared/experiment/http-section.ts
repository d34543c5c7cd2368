import { z } from 'zod';

/** How an environment is reached that a server plays. */
export const httpSchema = z.strictObject({
  /** How the server speaks: StepQ's own protocol, or that of AgentGym's environments. */
  protocol: z.enum(['stepq', 'agentgym']).default('stepq'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .default('http://127.0.0.1:8765'),
  /** AgentGym knows its tasks by numbers: the first, and how many there are. */
  firstTask: z.int().min(0).max(10_000_000).default(0),
  taskCount: z.int().min(1).max(1_000_000).default(1000),
  /** How long an answer may take. */
  timeoutSeconds: z.number().min(0.1).max(3600).default(30),
  /** How often a request, or a step that got lost, is tried again. */
  retries: z.int().min(0).max(20).default(5),
  /** The server's reward that counts as 1. */
  successReward: z.number().positive().max(1_000_000).default(1),
  /** Backed up for an episode that ran into the step limit. */
  unfinishedReturn: z.number().min(-1).max(1).default(-0.5),
});

export type HttpSection = z.output<typeof httpSchema>;
