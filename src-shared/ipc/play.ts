import type { SplitOverlap } from '@shared/experiment/split-overlap';

/** What an experiment uses a task for: searched for pairs, played by the agents, or not at all. */
export const taskUses = ['train', 'test', 'unused'] as const;
export type TaskUse = (typeof taskUses)[number];

/** A row of the list of tasks. */
export interface TaskRow {
  readonly id: string;
  readonly instruction: string;
  /** Tasks of one group are never split between training and testing. */
  readonly group: string;
  /** `null` while no experiment is asked about. */
  readonly use: TaskUse | null;
}

export interface TaskPage {
  /** Tasks of the environment, whatever is searched for. */
  readonly all: number;
  /** Tasks that hold the words, by their use; `null` while no experiment is asked about. */
  readonly uses: Readonly<Record<TaskUse, number>> | null;
  /** What the sides of the experiment's split had in common; `null` where the seed splits. */
  readonly overlap: SplitOverlap | null;
  /** Tasks that hold the words and have the use that was asked for: the length of the list. */
  readonly total: number;
  /** Place in the list of the task that was asked for; `null` when it is not in the list. */
  readonly place: number | null;
  readonly rows: readonly TaskRow[];
}

/** A task with what only people may see of it. */
export interface TaskDetail extends TaskRow {
  /** Names and values: the wanted product, the answer. */
  readonly gold: Readonly<Record<string, string>>;
  /** Tasks of its group, itself included. */
  readonly groupSize: number;
}

/** What a player may do now, as `type[argument]`; `search[<keywords>]` stands for free text. */
export interface PlayPosition {
  readonly actions: readonly string[];
}

export interface StartedPlay extends PlayPosition {
  readonly session: number;
  readonly observation: string;
  /** Steps after which an agent’s episode ends by default. */
  readonly stepLimit: number;
}

/** What the environment answered to one action. */
export interface PlayedStep extends PlayPosition {
  readonly observation: string;
  readonly reward: number;
  readonly done: boolean;
  /** False when the action was not possible: it cost a turn and changed nothing. */
  readonly valid: boolean;
  /** By name; empty before the end. */
  readonly rewardParts: Readonly<Record<string, number>>;
}
