import {
  experimentConfigSchema,
  policiesFor,
  type EnvironmentId,
  type ExperimentConfig,
} from '@shared/experiment/config';

/** Most that a config can say of tasks. */
const MAX_TASKS = 100_000;

/**
 * The config of an imported experiment: how its pairs are made and its model is trained. What it says
 * of a search is of no account.
 * @param base seed, rule of the pairs and model
 */
export function importConfig(
  base: ExperimentConfig,
  facts: { readonly name: string; readonly environment: EnvironmentId; readonly trees: number },
): ExperimentConfig {
  const { name, environment, trees } = facts;
  return experimentConfigSchema.parse({
    ...base,
    name: name.trim().slice(0, 120) || 'Import',
    task: { environment, trainTasks: Math.min(MAX_TASKS, Math.max(1, trees)), testTasks: 1 },
    policy: { kind: policiesFor[environment][0] },
  });
}
