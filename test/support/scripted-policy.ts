import { setImmediate, setTimeout } from 'node:timers/promises';
import { parseAction, type AgentAction } from '@shared/agent/action';
import { keyedRandom } from '@shared/random/keyed';
import type { Policy, PolicyRequest, PolicySample } from '@main/policies/policy';

/** An action as a reply with a thought would give it. */
export function act(type: string, argument: string, thought = 'On we go.'): AgentAction {
  return parseAction(`Thought: ${thought}\nAction: ${type}[${argument}]`);
}

/** A sample of `action` that cost nothing that was counted. */
function sampleOf(action: AgentAction): PolicySample {
  return { action, promptTokens: null, completionTokens: null };
}

/** How a scripted policy takes its time before it answers. */
export type Delay = (request: PolicyRequest) => Promise<void>;

const atOnce: Delay = async () => {};

/** Answers after a number of milliseconds or turns of the event loop that nothing can foresee. */
export const whenever: Delay = async () => {
  const choice = Math.random();
  if (choice < 0.3) await setTimeout(Math.random() * 2);
  else if (choice < 0.6) await setImmediate();
};

/**
 * A policy that writes `go[k]` with k uniform below `doors`, and nonsense with chance `nonsense`.
 * Sample k of a request depends on the key of the draw and on k alone. Remembers its requests.
 */
export function wanderer(
  doors: number,
  { nonsense = 0.1, delay = atOnce }: { readonly nonsense?: number; readonly delay?: Delay } = {},
): Policy & { readonly requests: PolicyRequest[] } {
  const requests: PolicyRequest[] = [];
  return {
    label: 'wanderer',
    requests,
    async sample(request) {
      requests.push(request);
      await delay(request);
      return Array.from({ length: request.n }, (_, index) => {
        if (request.decoding === 'mode') return sampleOf(act('go', '0', 'The first door, always.'));
        const random = keyedRandom('wanderer', request.drawKey, index);
        if (random.next() < nonsense) return sampleOf(parseAction('I would rather sleep.'));
        return sampleOf(act('go', String(random.below(doors))));
      });
    },
  };
}

/** A policy that gives the same actions at every state, as many as asked for. */
export function stubborn(actions: readonly AgentAction[]): Policy {
  return {
    label: 'stubborn',
    async sample({ n }) {
      return actions.slice(0, n).map(sampleOf);
    },
  };
}
