import { formatStep, INVALID_ACTION_TYPE, type AgentAction } from '@shared/agent/action';
import { openingOf } from '@shared/agent/opening';
import type { PromptSection } from '@shared/experiment/prompt-section';
import type { Message, RenderPrompt } from '@main/policies/language-model/contract';

/** What the model is made to have answered to the instruction (arXiv 2409.09345, its code). */
const ASSENT = 'OK';

/**
 * Renders states as the messages of a chat: instruction and assent, the examples, the task, and
 * then each step as a message of the assistant with its observation as the user's. The layout is
 * that of the code of arXiv 2409.09345, the words are the prompt's.
 */
export function createRenderPrompt(prompt: PromptSection): RenderPrompt {
  const preamble = preambleOf(prompt);
  return (state) => [
    ...preamble,
    user(openingOf(state)),
    ...state.history.flatMap(({ action, observation }) => [
      assistant(writtenBy(action)),
      user(observed(observation)),
    ]),
  ];
}

/** The messages before the task, which are the same at every state. */
export function preambleOf({ instruction, examples }: PromptSection): readonly Message[] {
  return [
    user(instruction),
    assistant(ASSENT),
    ...examples.flatMap(({ task, steps }) => [
      user(task),
      ...steps.flatMap(({ thought, action, observation }, i) => [
        assistant(thought === '' ? `Action: ${action}` : `Thought: ${thought}\nAction: ${action}`),
        // The last one is followed by the next task, as every other step by an observation.
        ...(i + 1 < steps.length ? [user(observed(observation))] : []),
      ]),
    ]),
  ];
}

/** A reply that could not be read is shown as it was, for the model to see what went wrong. */
function writtenBy(action: AgentAction): string {
  const unread = action.type === INVALID_ACTION_TYPE && action.raw.trim() !== '';
  return unread ? action.raw : formatStep(action);
}

function observed(observation: string): string {
  return `Observation: ${observation}`;
}

const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });
