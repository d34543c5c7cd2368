import { z } from 'zod';
import { fromServer } from './action-text';

/** A server's list of actions, read as `type[argument]` each. */
export const actionList = z.array(
  z.string().transform((text, context) => {
    const action = fromServer(text);
    if (action !== null) return action;
    context.addIssue({
      code: 'custom',
      message: 'must be one line of text, without spaces around it and with its brackets in pairs',
    });
    return z.NEVER;
  }),
);
