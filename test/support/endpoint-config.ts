import {
  endpointPolicySchema,
  type EndpointPolicySection,
} from '@shared/experiment/endpoint-section';
import { onTestFinished } from 'vitest';
import { ChatServer } from './chat-server';

/** A policy section for a server on this machine that wants no key. */
export function endpointPolicy(
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

/** A scripted server that stops when the test ends. */
export async function chatServer(): Promise<ChatServer> {
  const server = new ChatServer();
  await server.start();
  onTestFinished(() => server.stop());
  return server;
}
