import { z } from 'zod';
import { experimentConfigSchema } from '@shared/experiment/config';

/** The field by which a config names its schema, for editors; the experiment knows nothing of it. */
const LINK = '$schema';

/**
 * The config as JSON Schema (draft 7, which editors know best), made from the one schema that reads
 * it: every field with its type, choices, range and default, none of them required. Three rules that
 * JSON Schema cannot say are checked when a config is read: which policy can play which environment,
 * that the baseline is among the agents, and that ETO’s split names its lists.
 */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, properties, ...rest } = z.toJSONSchema(experimentConfigSchema, {
    target: 'draft-7',
    io: 'input',
  });
  return {
    $schema,
    title: 'StepQ experiment',
    description: 'What `stepq run` takes and the wizard imports. Every field may be left out.',
    ...rest,
    properties: { [LINK]: { type: 'string' }, ...properties },
  };
}

/** The config in a JSON value, without the name of its schema. */
export function withoutSchemaLink(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== LINK));
}
