import { z } from 'zod';
import { experimentConfigSchema } from '@shared/experiment/config';
import { call, text } from '@shared/ipc/call';
import {
  type PlayPosition,
  type PlayedStep,
  type StartedPlay,
  type TaskDetail,
  type TaskPage,
  taskUses,
} from '@shared/ipc/play';

/** Which environment, how it is played, and what an experiment takes of it. */
const playedIn = experimentConfigSchema.shape.task;

const bySession = z.strictObject({ session: z.int().positive() });

/** The tasks of an environment, from the process that plays them. */
export const taskQueries = {
  'tasks.page': call<TaskPage>()(
    z.strictObject({
      task: playedIn,
      /** Of the experiment whose split is shown; `null` for none. */
      seed: z.int().min(0).nullable(),
      /** Words that must all stand in the id, the instruction, the group or the gold facts. */
      search: text(200),
      use: z.enum(taskUses).nullable(),
      /** A task whose place in the list is wanted. */
      find: text(200).nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  'tasks.get': call<TaskDetail>()(
    z.strictObject({ task: playedIn, seed: z.int().min(0).nullable(), taskId: text(200) }),
  ),
} as const;

/** A task played by hand, one session for each game. */
export const playCommands = {
  'play.start': call<StartedPlay>()(z.strictObject({ task: playedIn, taskId: text(200) })),
  'play.step': call<PlayedStep>()(
    bySession.extend({ action: z.strictObject({ type: text(100), argument: text(2_000_000) }) }),
  ),
  /** Takes the latest step back. */
  'play.undo': call<PlayPosition>()(bySession),
  /** Ends a session, also one that is waiting for its environment; one that is over stays over. */
  'play.end': call<null>()(bySession),
} as const;
