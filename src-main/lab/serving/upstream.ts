import type { ExperimentConfig } from '@shared/experiment/config';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { Ledger } from '@shared/policy/ledger';
import { connectModel } from '@main/policies/language-model/connect';
import { openComplete, type OpenComplete } from '@main/policies/language-model/complete';
import type { KeyRing } from '@main/policies/language-model/keys';
import { CallError } from '@main/rpc/rpc';

/**
 * The way to the language model that candidates are drawn from. After a failure that ends it for a
 * run (a key that is refused, a budget that is spent) the next request is tried anew: whoever is
 * served mends what is wrong while the server goes on.
 */
export function openUpstream(
  section: EndpointPolicySection,
  ledger: Ledger,
  keys: Pick<KeyRing, 'keyFor'>,
): OpenComplete {
  const open = (): OpenComplete => {
    const clients = section.endpoints.map((endpoint) =>
      connectModel(endpoint, keys.keyFor(endpoint), section.timeoutSeconds),
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
export function upstreamOf({ policy }: ExperimentConfig): EndpointPolicySection {
  if (policy.kind === 'endpoint') return policy;
  throw new CallError(
    'conflict',
    `The policy of this experiment (${policy.kind}) needs the environment itself, which another program's messages do not hold. Name a language model to draw candidates from: an address and a model.`,
  );
}
