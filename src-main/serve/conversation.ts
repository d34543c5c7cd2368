import { INVALID_ACTION_TYPE, type Step } from '@shared/agent/action';
import type { Message, ReadReply } from '@main/policies/language-model/contract';
import type { PolicyState } from '@main/policies/policy';
import { ApiFailure } from '@main/serve/api-failure';

/** How the conversations of an experiment are read. */
export interface ConversationReader {
  readonly read: ReadReply;
  /** Messages before the task, where the program sends those of the experiment. */
  readonly preamble: readonly Message[];
}

const OBSERVATION = /^[\s>*_`]*observation[ \t]*\d{0,3}[ \t*_`]*[:：][ \t*_`]*\n?/i;
/** How tasks begin. A page of WebShop repeats its instruction, but begins otherwise. */
const OPENING =
  /^[\s>*_`]*(?:webshop\b|(?:question|task|goal)[ \t*_`]*[:：]|instruction[:：](?!\s*\[SEP\]))/i;

/**
 * Where an agent stands, read from its messages: the task, and the steps since. Instructions and
 * solved examples before the task are left out, which Q does not look at.
 *
 * The task begins at the message `taskMessage`; where that is not said, after the experiment's own
 * preamble if the messages begin with it, else at the last user message that opens like a task
 * (`Question:`, `Task:`, …), else, where observations are marked `Observation:`, at the last user
 * message that is none, else at the first user message that is answered by an action or by nothing.
 * @throws ApiFailure 400 when there is no task, or when the agent itself spoke last
 */
export function stateOf(
  messages: readonly Message[],
  taskMessage: number | null,
  { read, preamble }: ConversationReader,
): PolicyState {
  if (messages.at(-1)?.role !== 'user') {
    throw refused('The last message must be what the environment said: one of the role user.');
  }
  const start = taskMessage ?? startOf(messages, read, preamble);
  const task = messages[start];
  if (task?.role !== 'user') {
    throw refused('The message with which the task begins must be one of the role user.');
  }
  return { ...openingFrom(task.content), history: stepsFrom(messages.slice(start + 1), read) };
}

function startOf(
  messages: readonly Message[],
  read: ReadReply,
  preamble: readonly Message[],
): number {
  const begins = preamble.every(
    ({ role, content }, i) => messages[i]?.role === role && messages[i].content === content,
  );
  if (begins && preamble.length > 0) return preamble.length;
  const users = messages.flatMap(({ role, content }, i) =>
    role === 'user' ? [{ i, content }] : [],
  );
  const opening = users.findLast(({ content }) => OPENING.test(content));
  if (opening) return opening.i;
  if (users.some(({ content }) => OBSERVATION.test(content))) {
    const last = users.findLast(({ content }) => !OBSERVATION.test(content));
    if (last) return last.i;
  }
  const unanswered = ({ i }: { readonly i: number }): boolean => {
    const next = messages[i + 1];
    return next?.role === 'assistant' && read(next.content).type === INVALID_ACTION_TYPE;
  };
  return (users.find((each) => !unanswered(each)) ?? users[0])?.i ?? 0;
}

/** The inverse of `openingOf`, as far as a text tells. */
function openingFrom(content: string): Omit<PolicyState, 'history'> {
  const [, before, observation] = /^(.+?)\n\s*Observation:[ \t]*(.*)$/is.exec(content) ?? [];
  if (before !== undefined && observation !== undefined) {
    return { instruction: bareTask(before), initialObservation: observation.trim() };
  }
  const initialObservation = content.replace(OBSERVATION, '').trim();
  return { instruction: bareTask(initialObservation), initialObservation };
}

function bareTask(text: string): string {
  const shop = /instruction:\s*(?:\[SEP\])?\s*(.+?)\s*(?:\[SEP\]|\n\[|$)/is.exec(text)?.[1];
  return (
    shop ?? text.replace(/^[\s>*_`]*(?:question|task|goal)[ \t*_`]*[:：][ \t*_`]*/i, '').trim()
  );
}

function stepsFrom(messages: readonly Message[], read: ReadReply): readonly Step[] {
  const steps: Step[] = [];
  let written: string[] = [];
  let answered: string[] = [];
  for (const [i, { role, content }] of messages.entries()) {
    if (role === 'assistant') written.push(content);
    else if (role === 'user') answered.push(content.replace(OBSERVATION, '').trim());
    // Servers differ in whether a turn may be divided into several messages.
    const turnEnds = role === 'user' && messages[i + 1]?.role !== 'user';
    if (!turnEnds || written.length === 0) continue;
    steps.push({ action: read(written.join('\n')), observation: answered.join('\n') });
    [written, answered] = [[], []];
  }
  return steps;
}

function refused(message: string): ApiFailure {
  return new ApiFailure(400, 'invalid_request', message, 'messages');
}
