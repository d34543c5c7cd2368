import { isLocalModel, type EndpointSection } from '@shared/experiment/endpoint-section';
import { connectEndpoint, type EndpointClient } from './client';
import { connectLocalModel } from './local-client';

/**
 * Opens the way to a language model: to a server, or to a model file that is run here.
 * @param key `null` where none is wanted
 */
export function connectModel(
  endpoint: EndpointSection,
  key: string | null,
  timeoutSeconds: number,
): EndpointClient {
  return isLocalModel(endpoint)
    ? connectLocalModel(endpoint, timeoutSeconds)
    : connectEndpoint(endpoint, key, timeoutSeconds);
}
