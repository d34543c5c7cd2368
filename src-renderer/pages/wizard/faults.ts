import { stepOfPath } from '@renderer/pages/wizard/fields';
import { experimentConfigSchema } from '@shared/experiment/config';

/** The fields that need a change, each once. */
export function faultyPaths(values: unknown): readonly string[] {
  const parsed = experimentConfigSchema.safeParse(values);
  if (parsed.success) return [];
  return [...new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.')))];
}

/** The steps that ask for those fields. */
export function stepsOf(paths: readonly string[]): ReadonlySet<number> {
  return new Set(paths.map(stepOfPath).filter((step) => step >= 0));
}
