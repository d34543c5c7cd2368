import type { LimitFunction } from 'p-limit';
import type { EnvironmentFamily } from '@main/environments/environment';
import type { SplitTasks } from '@main/environments/split';
import type { EventSink } from '@main/lab/events';
import type { Clock } from '@main/lab/meter';
import type { ModelHost } from '@main/lab/model-host';
import type { Policy } from '@main/policies/policy';
import type { Store } from '@main/store/store';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { StageProgress } from '@shared/experiment/progress';

/** All that a stage may touch. A stage reads what earlier stages committed and commits its own. */
export interface StageContext {
  readonly experimentId: string;
  readonly config: ExperimentConfig;
  readonly store: Store;
  readonly family: EnvironmentFamily;
  readonly tasks: SplitTasks;
  readonly policy: Policy;
  /** How many tasks are under way at once: what each task runs in. Its number may change meanwhile. */
  readonly limit: LimitFunction;
  readonly models: ModelHost;
  /** Where the model lies that training starts from; `null` where it starts from nothing. */
  readonly base: string | null;
  /** Folder of this experiment's model, inside the workspace. */
  readonly modelDirectory: string;
  readonly clock: Clock;
  readonly emit: EventSink;
  /** Reports progress; throttled by the pipeline. */
  readonly report: (progress: StageProgress) => void;
  readonly log: (level: 'info' | 'warning' | 'error', message: string) => void;
  /** Aborted with a `Stopped` as reason. */
  readonly signal: AbortSignal;
}

/**
 * One stage: does what is missing, and nothing when all is there, so that running it again is the
 * whole of crash recovery.
 * @throws Stopped when the signal was raised; what was committed before is kept.
 */
export type Stage = (context: StageContext) => Promise<void>;
