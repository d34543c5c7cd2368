import { INVALID_ACTION_TYPE, parseAction, type AgentAction } from '@shared/agent/action';

/** The verb that stands for an action in words, `go to desk 1`, which has no brackets. */
const FREE_ACTION = 'do';
/** The verb that stands for a reply that is no action at all. */
const PLAIN_REPLY = 'say';

const ACTION = /(^|[\s>*_`#-])action[ \t]*\d*[ \t]*[*_`]*[ \t]*:\s*/i;

/**
 * Reads a step as StepQ writes it, or as other programs do: thought and action on one line, the action
 * on the line after `Action:`, or in words. `raw` keeps the text as it came.
 */
export function readStep(text: string): AgentAction {
  // A line of its own comes before the word in a thought.
  const own = parseAction(text);
  if (own.type !== INVALID_ACTION_TYPE) return own;
  const found = ACTION.exec(text);
  if (!found) {
    const words = text.trim();
    const type = words === '' ? INVALID_ACTION_TYPE : PLAIN_REPLY;
    return { thought: '', type, argument: words, raw: text };
  }
  const before = text.slice(0, found.index).trimEnd();
  const body = text.slice(found.index + found[0].length);
  const parsed = parseAction(`${before}\nAction: ${body}`);
  const read = parsed.type !== INVALID_ACTION_TYPE || /^invalid\s*\[/i.test(body);
  if (read) return { ...parsed, raw: text };
  const words = body.trim();
  if (words === '') return { ...parsed, raw: text };
  const { thought } = parseAction(`${before}\nAction: ${FREE_ACTION}[]`);
  return { thought, type: FREE_ACTION, argument: words, raw: text };
}

/** Whether a reply holds an action in one of the forms that agents are told to use. */
export function holdsAction(text: string): boolean {
  const found = ACTION.exec(text);
  return found !== null && text.slice(found.index + found[0].length).trim() !== '';
}

/** What the environment answered, without the word before it that prompts are written with. */
export function readObservation(text: string): string {
  return text.replace(/^\s*Observation\s*\d*\s*:\s*/i, '');
}

/** Whether an answer says that the action was refused. */
export function isRefusal(observation: string): boolean {
  return /^(invalid action|nothing happens)/i.test(observation.trim());
}
