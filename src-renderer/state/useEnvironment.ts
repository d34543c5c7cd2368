import { useParams } from 'react-router';
import { useCall } from '@renderer/state/useCall';
import type { EnvironmentId } from '@shared/experiment/config';

/** The environment of the experiment that the address names; WebShop while it is not known. */
export function useEnvironment(): EnvironmentId {
  const { experimentId } = useParams();
  const experiments = useCall('experiments.list', undefined);
  return experiments.value?.find(({ id }) => id === experimentId)?.environment ?? 'webshop';
}
