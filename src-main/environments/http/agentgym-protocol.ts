import { z } from 'zod';
import type { EnvironmentTask } from '@main/environments/environment';
import { fromServer } from './action-text';
import { actionsSchema, createdSchema, resetSchema, stepSchema } from './agentgym-replies';
import type { Connection } from './connection';
import { RequestFailure, StateLost } from './failures';
import type { Line, Protocol, Standing } from './protocol';

/** How long a server may take to end a session, in milliseconds; nobody needs its answer. */
const PARTING = 1000;

/** Which of a server's tasks are meant. */
export interface IndexRange {
  readonly first: number;
  readonly count: number;
}

/**
 * The protocol of AgentGym's environment servers (Xi et al. 2024). A server keeps one state for each
 * session and can neither copy it nor go back, so every other branch is walked again from a reset.
 * Tasks are known by a number alone; each is a group of its own, and says what is to be done in its
 * first observation.
 */
export function agentGymProtocol(connection: Connection, range: IndexRange): Protocol {
  /** Sessions that nobody uses, for the next lines: to make one can take a server seconds. */
  const idle: number[] = [];
  return {
    tasks: async () => tasksOf(range),
    open: (signal) => new SessionLine(connection, idle, signal),
    close: async () => {
      await Promise.all(idle.splice(0).map((id) => end(connection, id)));
    },
  };
}

function tasksOf({ first, count }: IndexRange): readonly EnvironmentTask[] {
  return Array.from({ length: count }, (_, i) => ({
    id: String(first + i),
    instruction: `Task ${first + i} of the server: the first observation says what to do.`,
    group: String(first + i),
    gold: {},
  }));
}

/** Not every server knows how to end a session; those that do not keep it. */
async function end(connection: Connection, id: number): Promise<void> {
  const body = { id, env_idx: id };
  const request = { method: 'POST', path: '/close', body } as const;
  await connection.tell(request, z.unknown(), AbortSignal.timeout(PARTING)).catch(() => {});
}

class SessionLine implements Line {
  #session: number | null = null;
  /** What the server listed with its last answer. */
  #listed: readonly string[] | undefined;
  /** Names the state that the session is in; every step makes another. */
  #at = {};

  constructor(
    private readonly connection: Connection,
    private readonly idle: number[],
    private readonly signal?: AbortSignal,
  ) {}

  async reset(taskId: string): Promise<Standing> {
    this.#at = {};
    const used = this.#session ?? this.idle.pop();
    if (used !== undefined) {
      this.#session = used;
      try {
        return await this.#start(used, taskId);
      } catch (error) {
        // A server that was restarted does not know the sessions of before.
        if (!(error instanceof RequestFailure) || error.fault === 'unreachable') throw error;
      }
    }
    const { id } = await this.connection.ask(
      { method: 'POST', path: '/create', body: {} },
      createdSchema,
      this.signal,
    );
    this.#session = id;
    return this.#start(id, taskId);
  }

  /** The servers name the task in different words, and each overlooks those of the others. */
  async #start(id: number, taskId: string): Promise<Standing> {
    const task = Number(taskId);
    const body = {
      ...{ id, env_idx: id },
      ...{ data_idx: task, game: task, session_id: task, world_type: 'Text' },
    };
    const reply = await this.connection.ask(
      { method: 'POST', path: '/reset', body },
      resetSchema,
      this.signal,
    );
    const { observation, task_description: told, available_actions: actions } = reply;
    const whole = told === undefined ? observation : `${told}\n${observation}`;
    return { observation: whole, reward: 0, done: false, valid: true, ...this.#mark(actions) };
  }

  async step(handle: unknown, action: string): Promise<Standing> {
    const id = this.#sessionAt(handle);
    const listed = this.#listed;
    this.#at = {};
    try {
      const reply = await this.connection.tell(
        { method: 'POST', path: '/step', body: { id, env_idx: id, action } },
        stepSchema,
        this.signal,
      );
      const { observation, reward, score, done, available_actions: actions } = reply;
      const valid = listed?.includes(fromServer(action) ?? action) ?? true;
      return { observation, reward: score ?? reward, done, valid, ...this.#mark(actions) };
    } catch (error) {
      // Whether the step was made, nobody knows: the session may be anywhere.
      this.#drop();
      if (error instanceof RequestFailure) throw new StateLost(error);
      throw error;
    }
  }

  async actions(handle: unknown): Promise<readonly string[]> {
    const id = this.#sessionAt(handle);
    const path = `/available_actions?id=${id}&env_idx=${id}`;
    return this.connection.ask({ method: 'GET', path }, actionsSchema, this.signal);
  }

  close(): void {
    if (this.#session === null) return;
    if (this.signal?.aborted) this.#drop();
    else this.idle.push(this.#session);
    this.#session = null;
  }

  #mark(actions: readonly string[] | undefined): Pick<Standing, 'actions' | 'handle'> {
    this.#listed = actions;
    this.#at = {};
    return { actions: actions ?? null, handle: this.#at };
  }

  #sessionAt(handle: unknown): number {
    if (this.#session === null || handle !== this.#at) throw new StateLost('moved');
    return this.#session;
  }

  #drop(): void {
    if (this.#session !== null) void end(this.connection, this.#session);
    this.#session = null;
  }
}
