import { z } from 'zod';

/** A call: what it takes, checked at the border, and what it gives, by type. */
export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the type of the answer only; never set. */
  readonly output?: Output;
}

/** Describes a call by the type of its answer, then the schema of what it takes. */
export const call =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });

export const nothing = z.undefined();

export const experimentId = z.string().min(1).max(100);

export const byExperiment = z.strictObject({ experimentId });

export const byCheckpoint = byExperiment.extend({ step: z.int().min(1) });

export const byTree = z.strictObject({ treeId: z.int().positive() });

export const text = (max: number) => z.string().max(max);

export const actionSchema = z.strictObject({
  thought: text(20_000),
  type: text(100),
  argument: text(20_000),
});
