import { formatStep, renderAction, type AgentAction } from '@shared/agent/action';
import { keyedRandom } from '@shared/random/keyed';
import type { Policy, PolicyRequest, PolicyState } from '../policy';
import { modeChooser, randomChooser } from './chooser';
import { decide } from './decide';
import { readInstruction } from './instruction';
import { remember } from './memory';
import { samplerRates, type SamplerRates } from './rates';
import { thoughtFor } from './thought';

/** How the sampler is named wherever it appears. */
const SAMPLER_LABEL = 'Embedded sampler, not a language model';

/** What is set of a sampler. */
export interface SamplerOptions {
  /** 0 or more, scales every error rate; 1 is the documented default. */
  readonly temperature: number;
  readonly rates?: SamplerRates;
}

/**
 * A stochastic agent for WebShop that needs no model: it reads instruction and observations (of any
 * format) as text and errs as weak language models do. Sample k depends on the draw's key,
 * k and the state alone.
 */
export function createSampler({ temperature, rates = samplerRates }: SamplerOptions): Policy {
  return {
    label: SAMPLER_LABEL,
    sample: async ({ state, n, decoding, drawKey }: PolicyRequest) => {
      const situation = {
        memory: remember(state),
        instruction: readInstruction(state.instruction),
        rates,
      };
      const place = placeOf(state);
      return Array.from({ length: n }, (_, k) => {
        const chooser =
          decoding === 'mode'
            ? modeChooser
            : randomChooser(keyedRandom('sampler', drawKey, k, place), temperature);
        const deed = decide({ ...situation, chooser });
        const thought = thoughtFor(situation.memory, deed);
        const action: AgentAction = { thought, ...deed, raw: formatStep({ thought, ...deed }) };
        return { action, promptTokens: null, completionTokens: null };
      });
    },
  };
}

/** Names a state by what led to it. */
function placeOf({ instruction, history }: PolicyState): string {
  return [instruction, ...history.map(({ action }) => renderAction(action))].join('\n');
}
