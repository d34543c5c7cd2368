import { CallError } from '@main/rpc/rpc';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { trainingFault, type StepNumbers } from '@main/qmodel/training/metrics';

/** @throws CallError `conflict` when the numbers of a step show that training has run away */
export function requireSoundStep(numbers: StepNumbers): void {
  const fault = trainingFault(numbers);
  if (fault) throw new CallError('conflict', fault);
}

/**
 * What an update made of the weights shows in no number of a batch yet.
 * @throws CallError `conflict` when a weight is no number
 */
export function requireNumbers(parameters: Parameters, step: number): void {
  for (const { data } of parameters.values()) {
    if (data.every(Number.isFinite)) continue;
    throw new CallError(
      'conflict',
      `The weights were not numbers after step ${step}. The last checkpoint is kept. Lower the learning rate.`,
    );
  }
}
