import { join } from 'node:path';
import { experimentOfBase, SHIPPED_BASE, type ExperimentConfig } from '@shared/experiment/config';
import { CallError } from '@main/rpc/rpc';
import type { ModelRepository } from '@main/store/models';

/**
 * Where the model lies that a training starts from; `null` where it starts from nothing.
 * @throws CallError `not-found` for an experiment of the workspace that has no trained model
 */
export function baseModel(
  { model }: Pick<ExperimentConfig, 'model'>,
  resources: string,
  models: Pick<ModelRepository, 'find'>,
): string | null {
  const experimentId = experimentOfBase(model.base);
  if (experimentId !== null) {
    const found = models.find(experimentId);
    if (found) return found.directory;
    throw new CallError(
      'not-found',
      `The model to start from is that of the experiment ${experimentId}, which this workspace does ` +
        'not hold or whose training has not ended. Choose another in model.base.',
    );
  }
  return model.base === SHIPPED_BASE ? join(resources, 'models', 'base') : model.base;
}
