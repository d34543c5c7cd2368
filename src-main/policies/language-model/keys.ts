import { isLocalModel, type EndpointSection } from '@shared/experiment/endpoint-section';
import { CallError } from '@main/rpc/rpc';

/** Keys that were given to the running program; they are nowhere else. */
export interface KeyRing {
  /** Keeps a key in memory; null forgets it. */
  give(name: string, key: string | null): void;
  /**
   * The key of an endpoint, `null` where it wants none.
   * @throws CallError `endpoint` when it is not where the config says
   */
  keyFor(endpoint: EndpointSection): string | null;
}

export function createKeyRing(env: NodeJS.ProcessEnv = process.env): KeyRing {
  const given = new Map<string, string>();
  return {
    give: (name, key) => {
      if (key === null) given.delete(name);
      else given.set(name, key);
    },
    keyFor: (endpoint) => {
      const { baseUrl, key } = endpoint;
      const { from, name } = key;
      if (from === 'none' || isLocalModel(endpoint)) return null;
      const found = from === 'environment' ? env[name] : given.get(name);
      if (found !== undefined && found !== '') return found;
      throw new CallError('endpoint', `${absence(from, name)} The endpoint ${baseUrl} needs it.`);
    },
  };
}

function absence(from: EndpointSection['key']['from'], name: string): string {
  switch (from) {
    case 'environment':
      return `The environment variable ${name} holds no key: set it, start StepQ again, then resume.`;
    case 'safe-storage':
      return `There is no key named ${name} in the secret store that the window uses: give it there, then resume.`;
    default:
      return `No key named ${name} was given since StepQ was started: give it again, then resume.`;
  }
}
