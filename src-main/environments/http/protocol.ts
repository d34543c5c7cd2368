import type { EnvironmentTask } from '@main/environments/environment';

/** Where an episode stands on its server, and how the last step went. */
export interface Standing {
  readonly observation: string;
  /** As the server gives it; 0 after a reset. */
  readonly reward: number;
  readonly done: boolean;
  readonly valid: boolean;
  /** What can be done, as `type[argument]`; `null` where the server did not say. */
  readonly actions: readonly string[] | null;
  readonly rewardParts?: Readonly<Record<string, number>>;
  /** By which the server, or the line to it, knows this state again. */
  readonly handle: unknown;
}

/** The line of one episode to its server. Its calls do not overlap. */
export interface Line {
  /** Starts a task anew. @throws RequestFailure when the server will not or does not answer */
  reset(taskId: string): Promise<Standing>;
  /**
   * Executes an action, as the server reads it, in the state of `handle`.
   * @throws StateLost when the server is not there, or when nobody knows whether the step was made
   */
  step(handle: unknown, action: string): Promise<Standing>;
  /** What can be done in the state of `handle`. @throws StateLost when the server is not there */
  actions(handle: unknown): Promise<readonly string[]>;
  /** Gives back what the line holds on the server. */
  close(): void;
}

/** A way of speaking to environments. */
export interface Protocol {
  tasks(): Promise<readonly EnvironmentTask[]>;
  open(signal?: AbortSignal): Line;
  /** Ends what is still held on the server. */
  close(): Promise<void>;
}
