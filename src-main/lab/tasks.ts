import type { ExperimentConfig } from '@shared/experiment/config';
import type { EnvironmentFamily } from '@main/environments/environment';
import { splitTasks, type SplitTasks } from '@main/environments/split';

/**
 * The tasks of an experiment: no group is in both lists.
 * @throws CallError when the environment has fewer tasks than the config asks for
 */
export function experimentTasks(
  family: EnvironmentFamily,
  { seed, task }: ExperimentConfig,
): SplitTasks {
  return splitTasks(family, {
    seed,
    trainTasks: task.trainTasks,
    testTasks: task.testTasks,
  });
}
