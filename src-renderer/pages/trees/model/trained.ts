import type { StageRow } from '@shared/ipc/rows';

/** Whether a stage is a finished training: then the experiment has a model. */
export function isTrained({ stage, status }: Pick<StageRow, 'stage' | 'status'>): boolean {
  return stage === 'train' && status === 'done';
}
