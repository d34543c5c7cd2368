import type { AgentAction } from '@shared/agent/action';
import type { EnvironmentId } from '@shared/experiment/config';
import type { Answer } from './answer';

/** A question or instruction that an agent can be sent to solve. */
export interface EnvironmentTask {
  /** Stable within the environment, e.g. `synthetic-17`. */
  readonly id: string;
  /** What the agent is told to do. */
  readonly instruction: string;
  /**
   * Tasks that share a group share what makes the answer (in WebShop the product): the two splits
   * never hold the same group.
   */
  readonly group: string;
  /** Facts that the agent must not see, shown to people only: the wanted product, its options, … */
  readonly gold: Readonly<Record<string, string>>;
}

/** What an environment answers to one action. */
export interface Transition {
  readonly observation: string;
  /** Reward of this step; in the environments here 0 until the last step. */
  readonly reward: number;
  readonly done: boolean;
  /** False when the action was not possible here: it cost a turn and changed nothing. */
  readonly valid: boolean;
  /** The parts the final reward is made of, by name; absent before the end. */
  readonly rewardParts?: Readonly<Record<string, number>>;
}

/**
 * One episode's environment. Deterministic: the same task and actions give the same observations
 * and reward. All state of an episode is in the snapshot, nothing is shared between instances but
 * read-only data.
 *
 * Whoever calls it waits for each answer before the next call. An environment that answers at once
 * does not promise: only those that have to wait for somebody do.
 */
export interface Environment<Snapshot = unknown> {
  /** Starts `task` anew and returns the first observation. */
  reset(task: EnvironmentTask): Answer<string>;
  /** Executes one action. After `done` every action is refused as not valid. */
  step(action: Pick<AgentAction, 'type' | 'argument'>): Answer<Transition>;
  /** What can be done now, as `type[argument]`; `search[<keywords>]` stands for free text. */
  availableActions(): Answer<readonly string[]>;
  /** An immutable picture of the state, valid for every instance of the same environment. */
  snapshot(): Answer<Snapshot>;
  restore(snapshot: Snapshot): Answer<void>;
  /** Gives back what it holds elsewhere; it is not used afterwards. Absent where it holds nothing. */
  close?(): void;
}

/** One thing that can be named and found in an environment (a product, a page). */
export interface CorpusDocument {
  readonly title: string;
  /** Further text: description, options, price; what the environment itself shows. */
  readonly body: string;
}

/** Returns by which the search backs up episodes that did not end in a success. */
export interface ReturnTable {
  /** Return of an episode that ran into the step limit. */
  readonly unfinished: number;
}

/** Tasks of a split that somebody else made, each list in its own order. */
export interface TaskSides {
  readonly train: readonly EnvironmentTask[];
  /** May share groups with `train`, and even tasks. */
  readonly test: readonly EnvironmentTask[];
}

/** Everything that does not change between episodes: data, task sets, limits. */
export interface EnvironmentFamily<
  Snapshot = unknown,
  Episode extends Environment<Snapshot> = Environment<Snapshot>,
> {
  readonly id: EnvironmentId;
  /** Default step limit of an episode. */
  readonly maxDepth: number;
  readonly returns: ReturnTable;
  /** Every task, in a stable order. */
  tasks(): readonly EnvironmentTask[];
  /** The split that was asked for; absent where the groups are split by the seed. */
  sides?(): TaskSides;
  /** For one search or episode, which `signal` ends: what it waits for then is given up. */
  create(signal?: AbortSignal): Episode;
  /**
   * The environment's own text, without what belongs to the `excluded` groups: for tokenizers and
   * self-supervised training. Absent where an environment has none.
   */
  corpus?(excluded: ReadonlySet<string>): readonly CorpusDocument[];
  /**
   * In a line for people, what its episodes cost so far beyond their own steps; `null` when that is
   * nothing. Absent where it cannot be anything.
   */
  upkeep?(): string | null;
  /** Gives back what is still held elsewhere. Absent where nothing is. */
  close?(): Promise<void>;
}
