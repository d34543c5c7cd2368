import type { EndpointSection } from '@shared/experiment/endpoint-section';
import { CallError } from '@main/rpc/rpc';

/**
 * The key of an endpoint for a program without a window: from the environment, or none.
 * @throws CallError `invalid-input` when it is not there
 */
export function keyFromEnvironment({ from, name }: EndpointSection['key']): string | null {
  if (from === 'none') return null;
  if (from === 'environment') {
    const key = process.env[name];
    if (key !== undefined && key !== '') return key;
    throw new CallError('invalid-input', `The environment variable ${name} holds no key.`);
  }
  throw new CallError(
    'invalid-input',
    `The key ${name} is held by the window. Put it into an environment variable and name that.`,
  );
}
