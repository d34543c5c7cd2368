import { formatStep, renderAction, type AgentAction } from '@shared/agent/action';
import { keyedRandom } from '@shared/random/keyed';
import type { Policy, PolicyRequest, PolicyState } from '../policy';
import { modeChooser, randomChooser } from '../sampler/chooser';
import { candidatesIn } from './candidates';
import { decide } from './decide';
import { remember } from './memory';
import { readQuestion } from './question';
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
 * A stochastic agent for HotpotQA that needs no model: it reads question and observations as text and
 * errs as weak language models do. Sample k depends on the draw's key, k and the state alone. By its
 * defaults single samples have an exact match of 0.19 and an F1 of 0.23 on 300 training tasks, the
 * best of five trajectories 0.36 (docs/decisions/0010-hotpotqa.md).
 */
export function createHotpotQaSampler({
  temperature,
  rates = samplerRates,
}: SamplerOptions): Policy {
  return {
    label: SAMPLER_LABEL,
    sample: async ({ state, n, decoding, drawKey }: PolicyRequest) => {
      const memory = remember(state);
      const question = readQuestion(state.instruction);
      const candidates = candidatesIn(memory, question);
      const place = placeOf(state);
      return Array.from({ length: n }, (_, k) => {
        const chooser =
          decoding === 'mode'
            ? modeChooser
            : randomChooser(keyedRandom('sampler', drawKey, k, place), temperature);
        const deed = decide({ memory, question, candidates, rates, chooser });
        const thought = thoughtFor(memory, question, deed);
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
