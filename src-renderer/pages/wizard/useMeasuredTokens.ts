import { samplesOf } from '@renderer/pages/run/samples';
import { useCall } from '@renderer/state/useCall';
import type { EnvironmentId } from '@shared/experiment/config';
import type { MeasuredTokens } from '@shared/experiment/token-estimate';

/** What the last finished experiment with a language model in an environment took; `null` before. */
export function useMeasuredTokens(environment: EnvironmentId | null): MeasuredTokens | null {
  const [latest] = (useCall('experiments.list', undefined).value ?? [])
    .filter((row) => row.policy === 'endpoint' && row.status === 'done')
    .filter((row) => row.environment === environment)
    .sort((a, b) => b.updatedAt - a.updatedAt);
  const input = latest ? { experimentId: latest.id } : null;
  const detail = useCall('experiments.get', input).value;
  const usage = useCall('endpoints.usage', input).value;
  if (!detail || !usage) return null;
  const { promptTokens, completionTokens } = usage;
  return { name: detail.name, samples: samplesOf(detail, null), promptTokens, completionTokens };
}
