import type { Chooser } from '../sampler/chooser';
import type { Candidate } from './candidates';
import type { Memory } from './memory';
import type { ReadQuestion } from './question';
import type { SamplerRates } from './rates';

/** What a decision draws on. */
export interface Situation {
  readonly memory: Memory;
  readonly question: ReadQuestion;
  readonly candidates: readonly Candidate[];
  readonly rates: SamplerRates;
  readonly chooser: Chooser;
}
