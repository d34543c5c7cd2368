import type { ExperimentConfig } from '@shared/experiment/config';
import type { EndpointPolicySection, EndpointSection } from '@shared/experiment/endpoint-section';
import type { Ledger } from '@shared/policy/ledger';
import { connectEndpoint } from '@main/policies/language-model/client';
import { openComplete, type OpenComplete } from '@main/policies/language-model/complete';
import { CallError } from '@main/rpc/rpc';

/** The key that a source names; throws CallError where it is not there. */
export type KeyOf = (source: EndpointSection['key']) => string | null;

/**
 * The way to the language model that candidates are drawn from. After a failure that ends it for a
 * run (a key that is refused, a budget that is spent) the next request is tried anew: whoever is
 * served mends what is wrong while the server goes on.
 */
export function openUpstream(
  section: EndpointPolicySection,
  ledger: Ledger,
  keyOf: KeyOf,
): OpenComplete {
  const open = (): OpenComplete => {
    const clients = section.endpoints.map((endpoint) =>
      connectEndpoint(endpoint, keyOf(endpoint.key), section.timeoutSeconds),
    );
    return openComplete({ section, clients, ledger });
  };
  let current = open();
  return {
    complete: async (messages, options) => {
      const asked = current;
      try {
        return await asked.complete(messages, options);
      } catch (error) {
        if (error instanceof CallError && asked === current) {
          current = open();
          void asked.close(0);
        }
        throw error;
      }
    },
    close: (milliseconds) => current.close(milliseconds),
  };
}

/**
 * The language model that an experiment was run with.
 * @throws CallError `conflict` for the policies that cannot continue another program's messages
 */
export function upstreamOf({ policy }: ExperimentConfig): never {
  throw new CallError(
    'conflict',
    `The policy of this experiment (${policy.kind}) needs the environment itself, which another program's messages do not hold. Name a language model to draw candidates from: an address and a model.`,
  );
}
