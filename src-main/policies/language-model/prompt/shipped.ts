import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EnvironmentId } from '@shared/experiment/config';
import { promptSchema, type PromptSection } from '@shared/experiment/prompt-section';
import { CallError } from '@main/rpc/rpc';

/**
 * The prompt that ships with StepQ for an environment, from `prompts/<environment>.json` inside
 * `resources`, the folder of the bundled data.
 * @throws CallError `bad-data` naming file and field when it is missing or not as it should be
 */
export function shippedPrompt(environment: EnvironmentId, resources: string): PromptSection {
  const file = join(resources, 'prompts', `${environment}.json`);
  const read = promptSchema.safeParse(parsed(file));
  if (read.success) return read.data;
  throw new CallError(
    'bad-data',
    `The prompt ${file} is not as it should be: ${z.prettifyError(read.error)}`,
  );
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CallError('bad-data', `The prompt ${file} could not be read: ${String(error)}`);
  }
}
