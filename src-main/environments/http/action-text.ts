import { parseAction, renderAction, type AgentAction } from '@shared/agent/action';

/** The verb under which an action stands that is plain text to its server. */
const PLAIN = 'act';

/** An action as its server reads it: `go to desk 1` for `act[go to desk 1]`, `go[north]` as it is. */
export function toServer(action: Pick<AgentAction, 'type' | 'argument'>): string {
  return action.type === PLAIN ? action.argument : renderAction(action);
}

/**
 * An action of a server's list as `type[argument]`, so that `toServer` gives the server's text
 * again; `null` for a text that no action can stand for, such as one of two lines.
 */
export function fromServer(text: string): string | null {
  const plain = `${PLAIN}[${text}]`;
  for (const written of [text, plain]) {
    const action = parseAction(`Action: ${written}`);
    if (renderAction(action) === written && toServer(action) === text) return written;
  }
  return null;
}
