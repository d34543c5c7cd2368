import type { ExperimentConfig } from '@shared/experiment/config';
import type { EnvironmentFamily } from '@main/environments/environment';
import { selectTasks } from '@main/environments/split';
import type { ExperimentTasks } from '@main/lab/stages/stage';

/**
 * The tasks of an experiment, by its seed: no group is in both lists.
 * @throws CallError when the environment has fewer tasks than the config asks for
 */
export function experimentTasks(
  family: EnvironmentFamily,
  { seed, task }: ExperimentConfig,
): ExperimentTasks {
  return selectTasks(family.tasks(), {
    seed,
    trainTasks: task.trainTasks,
    testTasks: task.testTasks,
  });
}
