import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { actionList } from './action-list';
import type { Connection } from './connection';
import { RequestFailure, StateLost } from './failures';
import type { Line, Protocol, Standing } from './protocol';

const tasksSchema = z.object({
  tasks: z
    .array(
      z.object({
        id: z.string().min(1).max(200),
        instruction: z.string().max(20_000),
        group: z.string().max(200).optional(),
        gold: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1)
    .refine(
      (tasks) => new Set(tasks.map(({ id }) => id)).size === tasks.length,
      'names a task twice',
    ),
});

const standingSchema = z.object({
  observation: z.string(),
  /** Anything but nothing: the server's own, sent back as it is. */
  state: z.unknown().refine((state) => state !== undefined, 'is missing'),
  reward: z.number().default(0),
  done: z.boolean().default(false),
  valid: z.boolean().default(true),
  actions: actionList.optional(),
  rewardParts: z.record(z.string(), z.number()).optional(),
});

/**
 * StepQ's own protocol (docs/http-environment.md): every state is a value that the server gives out
 * and takes back, so that a search can go on from anywhere and every request may be repeated.
 */
export function stepqProtocol(connection: Connection): Protocol {
  return {
    tasks: async () => {
      const { tasks } = await connection.ask({ method: 'GET', path: '/tasks' }, tasksSchema);
      return tasks.map(({ group, gold, ...task }) => ({
        ...task,
        group: group ?? task.id,
        gold: gold ?? {},
      }));
    },
    open: (signal) => line(connection, signal),
    close: async () => {},
  };
}

function line(connection: Connection, signal?: AbortSignal): Line {
  const post = async (path: string, body: Readonly<Record<string, unknown>>): Promise<Standing> => {
    const reply = await connection.ask({ method: 'POST', path, body }, standingSchema, signal);
    const { state, actions, rewardParts, ...rest } = reply;
    return {
      ...rest,
      actions: actions ?? null,
      ...(rewardParts && { rewardParts }),
      handle: state,
    };
  };
  return {
    reset: (task) => post('/reset', { task }),
    step: async (state, action) => {
      try {
        return await post('/step', { state, action });
      } catch (error) {
        if (error instanceof RequestFailure && error.fault === 'gone') throw new StateLost('moved');
        throw error;
      }
    },
    actions: async () => {
      throw new CallError(
        'no-actions',
        `The environment’s server at ${connection.url} does not say what can be done: its answers have no “actions”. Add them, or choose a policy that needs no list.`,
      );
    },
    close: () => {},
  };
}
