/**
 * One step of an agent as the language model writes it: a thought followed by
 * `Action: type[argument]`.
 */
export interface AgentAction {
  /** Free text before the action; empty when the reply had none. */
  readonly thought: string;
  /** Lower-case verb, e.g. `search`, `click`, `finish`; `invalid` when nothing could be read. */
  readonly type: string;
  /** Text between the brackets, trimmed, case kept. */
  readonly argument: string;
  /** The reply exactly as the policy gave it. */
  readonly raw: string;
}

/** The verb that stands for a reply without a readable action. */
export const INVALID_ACTION_TYPE = 'invalid';

/** One executed step: the action and what the environment answered. */
export interface Step {
  readonly action: AgentAction;
  readonly observation: string;
}

/** `type[argument]`, the form in which an action is sent to an environment and shown to a person. */
export function renderAction(action: Pick<AgentAction, 'type' | 'argument'>): string {
  return `${action.type}[${action.argument}]`;
}

/**
 * Key under which two samples count as the same action: verb and argument, case and runs of white
 * space ignored. Thoughts do not count.
 */
export function actionKey(action: Pick<AgentAction, 'type' | 'argument'>): string {
  return `${action.type.toLowerCase()}[${action.argument.toLowerCase().replace(/\s+/g, ' ').trim()}]`;
}

const ACTION_LINE = /^[ \t>*_`#-]*action[ \t]*\d*[ \t]*[*_`]*[ \t]*:[ \t*_`]*(.*)$/im;
// Bounded, so that a megabyte of letters without a bracket is read in linear time.
const ACTION_CALL = /([a-z][a-z_ ]{0,39}?)[ \t]{0,8}\[/i;

/**
 * Reads `Thought: … Action: type[argument]` from a reply. The first action counts; an argument may
 * hold colons and balanced brackets. Without a readable action the type is `invalid` and the whole
 * reply is kept in `raw`.
 */
export function parseAction(reply: string): AgentAction {
  const line = ACTION_LINE.exec(reply);
  const before = line ? reply.slice(0, line.index) : '';
  const body = line?.[1] ?? '';
  const call = ACTION_CALL.exec(body);
  if (!call) {
    return { thought: readThought(reply), type: INVALID_ACTION_TYPE, argument: '', raw: reply };
  }
  const open = call.index + call[0].length;
  const argument = body.slice(open, closingBracket(body, open)).trim();
  const type = (call[1] ?? '').trim().toLowerCase();
  return { thought: readThought(before), type, argument, raw: reply };
}

function readThought(text: string): string {
  return text
    .replace(/^[ \t>*_`#-]*thought[ \t]*\d*[ \t]*[*_`]*[ \t]*:[ \t*_`]*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Index of the bracket that closes the one before `open`; the last `]` or the end if unbalanced. */
function closingBracket(text: string, open: number): number {
  let depth = 1;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === '[') depth += 1;
    else if (text[i] === ']' && (depth -= 1) === 0) return i;
  }
  const last = text.lastIndexOf(']');
  return last >= open ? last : text.length;
}

/** `Thought: …\nAction: type[argument]`, the one rendering of a step as text. */
export function formatStep(action: Pick<AgentAction, 'thought' | 'type' | 'argument'>): string {
  const call = `Action: ${renderAction(action)}`;
  return action.thought ? `Thought: ${action.thought}\n${call}` : call;
}
