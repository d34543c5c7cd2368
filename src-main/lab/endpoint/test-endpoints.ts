import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { ProbeReport } from '@shared/policy/probe';
import { connectModel } from '@main/policies/language-model/connect';
import type { KeyRing } from '@main/policies/language-model/keys';
import { probeEndpoint } from '@main/policies/language-model/probe';

/**
 * Probes the endpoints of a policy, one after another.
 * @throws CallError when a key is missing or an endpoint does not answer
 */
export async function testEndpoints(
  { endpoints, timeoutSeconds }: EndpointPolicySection,
  keys: KeyRing,
): Promise<readonly ProbeReport[]> {
  const reports: ProbeReport[] = [];
  for (const endpoint of endpoints) {
    const client = connectModel(endpoint, keys.keyFor(endpoint), timeoutSeconds);
    reports.push(await probeEndpoint(client, endpoint.model));
  }
  return reports;
}
