import { readFileSync } from 'node:fs';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import { withoutSchemaLink } from '@shared/experiment/json-schema';
import { configProblems } from '@shared/experiment/problems';
import { CallError } from '@main/rpc/rpc';

/**
 * Reads an experiment's config from a JSON file.
 * @throws CallError `not-found` without the file, `invalid-input` naming each offending field with
 *   what it may be
 */
export function readConfig(file: string): ExperimentConfig {
  const text = readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CallError(
      'invalid-input',
      `${file} is not JSON (${error instanceof Error ? error.message : String(error)}). Nothing was started.`,
    );
  }
  const parsed = experimentConfigSchema.safeParse(withoutSchemaLink(json));
  if (parsed.success) return parsed.data;
  const problems = configProblems(parsed.error).map(
    ({ path, message }) => `  ${path === '' ? '(the whole config)' : path}: ${message}`,
  );
  throw new CallError(
    'invalid-input',
    `${file} was refused, nothing was started:\n${problems.join('\n')}`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new CallError('not-found', `${file} could not be read (${code}).`);
  }
}
