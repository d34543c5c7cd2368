import {
  endpointPolicySchema,
  type EndpointPolicySection,
} from '@shared/experiment/endpoint-section';

/** A policy section for a server on this machine that wants no key. */
export function endpointSection(
  url: string,
  changes: Readonly<Record<string, unknown>> = {},
  endpoint: Readonly<Record<string, unknown>> = {},
): EndpointPolicySection {
  return endpointPolicySchema.parse({
    kind: 'endpoint',
    endpoints: [
      { baseUrl: url, model: 'small', key: { from: 'none' }, concurrency: 32, ...endpoint },
    ],
    seed: 7,
    timeoutSeconds: 60,
    ...changes,
  });
}
