import { formatStep } from '@shared/agent/action';
import { openingOf } from '@shared/agent/opening';
import type { FullPair } from '@main/store/pair-source';

/** One turn of a conversation between the environment (and its user) and the agent. */
export interface Turn {
  readonly speaker: 'user' | 'agent';
  readonly text: string;
}

/** What stands before the decision, as a conversation that the agent's action continues. */
export function promptTurns(
  pair: Pick<FullPair, 'instruction' | 'initialObservation' | 'history'>,
): Turn[] {
  const turns: Turn[] = [{ speaker: 'user', text: openingOf(pair) }];
  for (const { action, observation } of pair.history) {
    turns.push({ speaker: 'agent', text: formatStep(action) });
    turns.push({ speaker: 'user', text: `Observation: ${observation}` });
  }
  return turns;
}

/** Characters of the prompt and the longer of the two actions. */
export function charactersOf(pair: FullPair): number {
  const prompt = promptTurns(pair).reduce((sum, { text }) => sum + text.length, 0);
  return prompt + Math.max(formatStep(pair.chosen).length, formatStep(pair.rejected).length);
}
