import { parseAction, renderAction, type AgentAction } from '@shared/agent/action';
import { keyedRandom } from '@shared/random/keyed';
import type { Policy, PolicyRequest } from '@main/policies/policy';
import { CallError } from '@main/rpc/rpc';

/** How it is named wherever it appears. */
const UNIFORM_LABEL = 'Uniform over the possible actions, knows nothing';

/** An argument that stands for free text, as in `search[<keywords>]`. */
const FREE_TEXT = /^<.*>$/;

/**
 * A policy that knows nothing: each sample is one of the actions that the environment lists, all
 * with the same chance, without a thought. Its most likely action is the first of the list. Sample
 * k depends on the draw's key, k and the list alone.
 */
export function createUniformPolicy(): Policy {
  return {
    label: UNIFORM_LABEL,
    sample: async ({ actions, n, decoding, drawKey }: PolicyRequest) => {
      if (!actions) throw new Error('The uniform policy was asked without a list of actions.');
      const listed = (await actions()).map(read);
      refuseFreeText(listed);
      // Where nothing can be done it has nothing to say.
      if (listed.length === 0) return [];
      const random = keyedRandom('uniform', drawKey);
      return Array.from({ length: n }, () => ({
        action: listed[decoding === 'mode' ? 0 : random.below(listed.length)]!,
        promptTokens: null,
        completionTokens: null,
      }));
    },
  };
}

function read(listed: string): AgentAction {
  return parseAction(`Action: ${listed}`);
}

function refuseFreeText(listed: readonly AgentAction[]): void {
  const free = listed.find(({ argument }) => FREE_TEXT.test(argument));
  if (!free) return;
  throw new CallError(
    'free-text',
    `The uniform policy draws from the list of possible actions, and here one of them is ${renderAction(free)}, which stands for any text. Choose a policy that writes.`,
  );
}
