import type { Step } from '@shared/agent/action';
import { holdsAction, readObservation, readStep } from '@main/exchange/import/trees/action-text';

/** One message of a conversation. */
export interface Message {
  readonly speaker: 'system' | 'user' | 'agent';
  readonly text: string;
}

/** A conversation as an attempt at a task. */
export interface ConversationEpisode {
  readonly instruction: string;
  readonly initialObservation: string;
  readonly steps: readonly Step[];
}

/**
 * Reads a conversation as an episode: the last message before the agent's first action is the task,
 * what stands before it (instructions, an agent's “OK”, examples that are not acted on) is left out;
 * each reply is a step, answered by the messages up to the next. Where no reply holds an action,
 * every reply counts.
 * @returns why it cannot be read, as the end of a sentence, where nobody acts on anything
 */
export function readConversation(messages: readonly Message[]): ConversationEpisode | string {
  const acted = messages.findIndex(({ speaker, text }) => speaker === 'agent' && holdsAction(text));
  const begins = acted >= 0 ? acted : messages.findIndex(({ speaker }) => speaker === 'agent');
  if (begins < 0) return 'holds no message of the agent';
  const before = messages.slice(0, begins);
  const task =
    before.findLast(({ speaker }) => speaker === 'user') ??
    before.findLast(({ speaker }) => speaker === 'system');
  if (!task || task.text.trim() === '') return 'says nothing before the agent’s first step';
  const steps: { action: Step['action']; answers: string[] }[] = [];
  for (const { speaker, text } of messages.slice(begins)) {
    if (speaker === 'agent') steps.push({ action: readStep(text), answers: [] });
    else steps.at(-1)?.answers.push(readObservation(text));
  }
  return {
    instruction: task.text.trim(),
    initialObservation: task.text.trim(),
    steps: steps.map(({ action, answers }) => ({ action, observation: answers.join('\n') })),
  };
}
