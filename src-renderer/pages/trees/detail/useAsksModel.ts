import { useCall } from '@renderer/state/useCall';

/** Whether an experiment's policy is a language model, which is sent messages. */
export function useAsksModel(experimentId: string): boolean {
  const experiment = useCall('experiments.get', { experimentId }).value;
  return experiment?.config.policy.kind === 'endpoint';
}
