import { formatStep, type Step } from '@shared/agent/action';
import { openingOf } from '@shared/agent/opening';

/** One turn of a conversation between the environment (and its user) and the agent. */
export interface Turn {
  readonly speaker: 'user' | 'agent';
  readonly text: string;
}

/** What stands before a decision. */
interface Situation {
  readonly instruction: string;
  readonly initialObservation: string;
  readonly history: readonly Step[];
}

/** What stands before the decision, as a conversation that the agent's action continues. */
export function promptTurns(situation: Situation): Turn[] {
  const turns: Turn[] = [{ speaker: 'user', text: openingOf(situation) }];
  for (const { action, observation } of situation.history) {
    turns.push(agentTurn(action), { speaker: 'user', text: `Observation: ${observation}` });
  }
  return turns;
}

/** An action as the agent says it. */
export function agentTurn(action: Parameters<typeof formatStep>[0]): Turn {
  return { speaker: 'agent', text: formatStep(action) };
}

/**
 * Whether trainers take the turns as a conversation: the user begins, the two speak in turn, and
 * nobody says nothing. LLaMA-Factory skips any other row with no more than a warning.
 */
export function isConversation(turns: readonly Turn[]): boolean {
  return turns.every(
    ({ speaker, text }, i) => speaker === (i % 2 === 0 ? 'user' : 'agent') && text.trim() !== '',
  );
}

/** A turn as ETO, FastChat and LLaMA-Factory's `sharegpt` write it. */
export function shareGpt({ speaker, text }: Turn): { from: 'human' | 'gpt'; value: string } {
  return { from: speaker === 'user' ? 'human' : 'gpt', value: text };
}

/** A turn as chat models and TRL write it. */
export function chat({ speaker, text }: Turn): { role: 'user' | 'assistant'; content: string } {
  return { role: speaker === 'user' ? 'user' : 'assistant', content: text };
}

/**
 * Makes something of turns once for each list of them. All pairs at a node share their turns: rows
 * that are held until a file's next part is written then share what was made, too.
 */
export function perTurns<Value>(
  make: (turns: readonly Turn[]) => Value,
): (turns: readonly Turn[]) => Value {
  const made = new WeakMap<readonly Turn[], { readonly value: Value }>();
  return (turns) => {
    const held = made.get(turns) ?? { value: make(turns) };
    made.set(turns, held);
    return held.value;
  };
}
