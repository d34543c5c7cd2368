import type { AgentAction } from '@shared/agent/action';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import { toServer } from './action-text';
import { backoff, rest } from './connection';
import { asCallError, RequestFailure, StateLost } from './failures';
import type { Line, Standing } from './protocol';
import type { Upkeep } from './upkeep';

/** A state of an episode: how it is reached, and by what the server knows it, while it does. */
export interface HttpSnapshot {
  readonly taskId: string;
  readonly first: string;
  readonly steps: readonly { readonly action: string; readonly observation: string }[];
  readonly standing: Omit<Standing, 'handle'>;
  /** A cache, renewed when the server was brought back to this state. */
  readonly known: { handle: unknown };
}

/** What the episodes on one server share. */
export interface HttpWorld {
  readonly url: string;
  /** How often a lost step is made again, at most. */
  readonly retries: number;
  /** The reward that counts as 1; the server's are divided by it. */
  readonly successReward: number;
  readonly upkeep: Upkeep;
}

/**
 * One episode on a server. Where the server is not, or no longer, in the state that is asked for, it
 * is reset and the actions up to that state are made again; their observations must be those of the
 * first time.
 */
export class HttpEnvironment implements Environment<HttpSnapshot> {
  #here: HttpSnapshot | undefined;

  constructor(
    private readonly world: HttpWorld,
    private readonly line: Line,
    private readonly signal?: AbortSignal,
  ) {}

  async reset({ id }: EnvironmentTask): Promise<string> {
    const { handle, ...standing } = await this.#told(() => this.line.reset(id));
    const first = standing.observation;
    this.#here = { taskId: id, first, steps: [], standing, known: { handle } };
    return first;
  }

  async step(action: Pick<AgentAction, 'type' | 'argument'>): Promise<Transition> {
    const here = this.snapshot();
    const { observation: last, done: over } = here.standing;
    if (over) return { observation: last, reward: 0, done: true, valid: false };
    const text = toServer(action);
    const reply = await this.#at(here, (handle) => this.line.step(handle, text));
    const { handle, ...standing } = reply;
    const { observation, done, valid, rewardParts } = standing;
    const steps = [...here.steps, { action: text, observation }];
    this.#here = { ...here, steps, standing, known: { handle } };
    const reward = Math.max(-1, Math.min(1, standing.reward / this.world.successReward));
    return { observation, reward, done, valid, ...(rewardParts && { rewardParts }) };
  }

  async availableActions(): Promise<readonly string[]> {
    const here = this.snapshot();
    if (here.standing.done) return [];
    return here.standing.actions ?? this.#at(here, (handle) => this.line.actions(handle));
  }

  snapshot(): HttpSnapshot {
    if (!this.#here) throw new Error('The environment was used before a task was started.');
    return this.#here;
  }

  restore(snapshot: HttpSnapshot): void {
    this.#here = snapshot;
  }

  close(): void {
    this.line.close();
  }

  /** Makes a request in the state `here`, to which the server is brought back if need be. */
  async #at<T>(here: HttpSnapshot, request: (handle: unknown) => Promise<T>): Promise<T> {
    let lost = 0;
    for (let away = false; ; away = true) {
      try {
        if (away) await this.#walkTo(here);
        return await this.#told(() => request(here.known.handle));
      } catch (error) {
        if (!(error instanceof StateLost)) throw error;
        if (error.why === 'moved' && !away) continue;
        lost += 1;
        this.world.upkeep.lostSteps += 1;
        await this.#restAfter(error, lost);
      }
    }
  }

  async #restAfter({ why }: StateLost, lost: number): Promise<void> {
    const failure = why === 'moved' ? new RequestFailure('gone', 'it forgot a state at once') : why;
    // What it refuses, it will refuse again; once is tried, for it may have been restarted.
    const most = failure.fault === 'unreachable' ? this.world.retries : 1;
    if (lost > most) throw asCallError(this.world.url, failure);
    await rest(backoff(lost), this.signal);
  }

  /** Resets the server and makes the steps up to `goal` again. */
  async #walkTo(goal: HttpSnapshot): Promise<void> {
    const { upkeep } = this.world;
    upkeep.replays += 1;
    let standing = await this.#told(() => this.line.reset(goal.taskId));
    this.#compare(goal, 0, goal.first, standing.observation);
    for (const [i, { action, observation }] of goal.steps.entries()) {
      upkeep.replayedSteps += 1;
      const { handle } = standing;
      standing = await this.#told(() => this.line.step(handle, action));
      this.#compare(goal, i + 1, observation, standing.observation);
    }
    goal.known.handle = standing.handle;
  }

  #compare({ taskId }: HttpSnapshot, steps: number, before: string, now: string): void {
    if (before === now) return;
    throw new CallError(
      'not-deterministic',
      `The environment’s server at ${this.world.url} is not deterministic: in task ${taskId}, after ${steps} steps, it answered “${short(now)}” where it had answered “${short(before)}” to the same actions. A search needs the same answers each time.`,
    );
  }

  async #told<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw error instanceof RequestFailure ? asCallError(this.world.url, error) : error;
    }
  }
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
