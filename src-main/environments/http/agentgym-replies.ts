import { z } from 'zod';
import { actionList } from './action-list';

/**
 * What AgentGym's servers answer. Each of them was written by somebody else: the same thing stands
 * in different places, and is moved to one before it is checked.
 */

const fieldsOf = (reply: unknown): Readonly<Record<string, unknown>> =>
  typeof reply === 'object' && reply !== null ? { ...reply } : {};

/** `POST /create`: the number of the session, alone or under `id` or `env_idx`. */
export const createdSchema = z.preprocess(
  (reply) =>
    typeof reply === 'number' ? { id: reply } : { id: fieldsOf(reply).env_idx, ...fieldsOf(reply) },
  z.object({ id: z.int() }),
);

/** `POST /reset`: the observation, alone, first of a list, or in an object beside the task's text. */
export const resetSchema = z.preprocess(
  (reply) => {
    if (typeof reply === 'string') return { observation: reply };
    return Array.isArray(reply) ? { observation: (reply as unknown[])[0] } : reply;
  },
  z.object({
    observation: z.string(),
    task_description: z.string().optional(),
    available_actions: actionList.optional(),
  }),
);

/** `POST /step`: `state` is another name of `observation`; a running `score` counts before `reward`. */
export const stepSchema = z.preprocess(
  (reply) => {
    const fields = fieldsOf(reply);
    return { ...fields, observation: fields.observation ?? fields.state };
  },
  z.object({
    observation: z.string(),
    reward: z.number(),
    score: z.number().optional(),
    done: z.boolean(),
    available_actions: actionList.optional(),
  }),
);

/** `GET /available_actions`: a list, or the parts of a shop's page. */
export const actionsSchema = z.preprocess((reply) => {
  const { available_actions: listed, has_search_bar: searchable, clickables } = fieldsOf(reply);
  if (Array.isArray(reply)) return reply as unknown[];
  if (!Array.isArray(clickables)) return listed;
  const clicks = (clickables as unknown[]).map((label) => `click[${String(label)}]`);
  return searchable === true ? ['search[<keywords>]', ...clicks] : clicks;
}, actionList);
