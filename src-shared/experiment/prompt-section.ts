import { z } from 'zod';
import { parseAction, renderAction } from '@shared/agent/action';

/** Longest text of a prompt, in UTF-16 units. */
const LONGEST = 40_000;

const text = z.string().trim().min(1).max(LONGEST);

/** One step of an example, as the model is to write it, and what it is told then. */
const exampleStepSchema = z.strictObject({
  thought: z.string().trim().max(LONGEST).default(''),
  /** `type[argument]` */
  action: text.refine(isAction, 'must be an action such as search[red shoes]'),
  /** What the environment answered; of no account in the last step. */
  observation: z.string().trim().max(LONGEST).default(''),
});

/**
 * What a language model is told before its task: an instruction and solved examples. The same shape
 * in the files that ship with StepQ and in the config of an experiment.
 */
export const promptSchema = z.strictObject({
  instruction: text,
  examples: z
    .array(
      z.strictObject({
        /** What the agent is told and sees before the first step. */
        task: text,
        steps: z.array(exampleStepSchema).min(1).max(100),
      }),
    )
    .max(20)
    .default([]),
});

export type PromptSection = z.output<typeof promptSchema>;

function isAction(written: string): boolean {
  return renderAction(parseAction(`Action: ${written}`)) === written;
}
