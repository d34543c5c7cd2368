import { z } from 'zod';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import { CallError } from '@main/rpc/rpc';

/** Reads a JSON column that only this version's own code writes. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value;
}

/** The same where the column may be empty. */
export function fromJsonOrNull<Value>(text: string | null): Value | null {
  return text === null ? null : fromJson<Value>(text);
}

/**
 * Reads a stored configuration, which an older version may have written: fields it did not know
 * get their defaults.
 * @throws CallError `workspace` when it cannot be understood.
 */
export function configFromJson(text: string): ExperimentConfig {
  const parsed = experimentConfigSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new CallError(
    'workspace',
    'The configuration of this experiment cannot be read by this version of StepQ: ' +
      `${z.prettifyError(parsed.error)}. Its results are kept. Start the experiment anew to use it.`,
  );
}
