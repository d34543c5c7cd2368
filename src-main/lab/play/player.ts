import { z } from 'zod';
import { sourceOf } from '@shared/experiment/config';
import { canonicalJson } from '@shared/experiment/hash';
import type { CallOutput, ParsedInput, PlayCommandName, TaskQueryName } from '@shared/ipc/contract';
import { playCommands, taskQueries } from '@shared/ipc/task-calls';
import type { EnvironmentFamily } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import { createGames } from '@main/lab/play/games';
import { createTaskList, type TaskList } from '@main/lab/play/task-list';
import { CallError } from '@main/rpc/rpc';

type PlayCall = TaskQueryName | PlayCommandName;
type Handlers = {
  readonly [Name in PlayCall]: (
    input: ParsedInput<Name>,
  ) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

const calls = { ...taskQueries, ...playCommands } as const;

/** An environment with its tasks as they are looked through. */
interface Played {
  readonly family: EnvironmentFamily;
  readonly list: TaskList;
}

/**
 * Gives the function that answers for tasks and games by name, its input checked by the contract.
 * @param resources folder of the bundled data sets
 * @throws CallError `invalid-input` with the path of the field, `not-found` for an unknown name,
 *   and what environments throw
 */
export function createPlayer(
  resources: string,
): (name: string, input: unknown) => Promise<unknown> {
  const games = createGames();
  const known = new Map<string, Played>();
  const open = async (task: ParsedInput<'tasks.page'>['task']): Promise<Played> => {
    const source = sourceOf(task);
    const family = await loadFamily(source, resources);
    const key = canonicalJson(source);
    const before = known.get(key);
    if (before?.family === family) return before;
    const played = { family, list: createTaskList(family) };
    known.set(key, played);
    return played;
  };
  const handlers: Handlers = {
    'tasks.page': async (input) => (await open(input.task)).list.page(input),
    'tasks.get': async (input) => (await open(input.task)).list.detail(input),
    'play.start': async ({ task, taskId }) => {
      const { family, list } = await open(task);
      return games.start(family, list.find(taskId));
    },
    'play.step': ({ session, action }) => games.step(session, action),
    'play.undo': ({ session }) => games.undo(session),
    'play.end': ({ session }) => {
      games.end(session);
      return null;
    },
  };
  return async (name, input) => {
    if (!isPlayCall(name)) throw new CallError('not-found', `There is no call "${name}".`);
    return answer(handlers, name, input);
  };
}

function isPlayCall(name: string): name is PlayCall {
  return Object.hasOwn(calls, name);
}

async function answer<Name extends PlayCall>(
  handlers: Handlers,
  name: Name,
  input: unknown,
): Promise<unknown> {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) throw new CallError('invalid-input', z.prettifyError(parsed.error));
  return handlers[name](parsed.data as ParsedInput<Name>);
}
