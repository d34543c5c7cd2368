import { join } from 'node:path';
import { SHIPPED_BASE, type ExperimentConfig } from '@shared/experiment/config';

/** Where the model lies that a training starts from; `null` where it starts from nothing. */
export function baseModel(
  { model }: Pick<ExperimentConfig, 'model'>,
  resources: string,
): string | null {
  return model.base === SHIPPED_BASE ? join(resources, 'models', 'base') : model.base;
}
