import { defaultSource, type ExperimentConfig } from '@shared/experiment/config';
import { stepLimits } from '@shared/experiment/environments';
import { hashText } from '@shared/random/keyed';
import type { EnvironmentFamily, EnvironmentTask } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import type { SplitTasks } from '@main/environments/split';
import { CallError } from '@main/rpc/rpc';
import type { Store } from '@main/store/store';

/** Tasks with the same words are one group: their pairs are never on both sides of a split. */
export function importedGroup(instruction: string): string {
  return hashText(instruction).slice(0, 16);
}

/**
 * What the stages of an imported experiment stand on: its tasks as they are stored, and an
 * environment that cannot be played, with the text of the one that the trajectories seem to be from.
 */
export async function importedGround(
  ground: { readonly store: Store; readonly resources: string },
  experimentId: string,
  config: ExperimentConfig,
): Promise<{ readonly family: EnvironmentFamily; readonly tasks: SplitTasks }> {
  const { environment } = config.task;
  const train: EnvironmentTask[] = ground.store.tasks
    .list(experimentId)
    .map(({ taskId, instruction }) => ({
      id: taskId,
      instruction,
      group: importedGroup(instruction),
      gold: {},
    }));
  // A server knows no text beyond its episodes, and none may be there.
  const corpus =
    environment === 'http'
      ? undefined
      : (await loadFamily(defaultSource(environment), ground.resources)).corpus?.(new Set());
  const family: EnvironmentFamily = {
    id: environment,
    maxDepth: stepLimits[environment],
    returns: { unfinished: 0 },
    tasks: () => train,
    create: () => {
      throw new CallError(
        'conflict',
        'This experiment was imported: its environment is not here to be played.',
      );
    },
    ...(corpus === undefined ? {} : { corpus: () => corpus }),
  };
  return { family, tasks: { train, test: [], overlap: null } };
}
