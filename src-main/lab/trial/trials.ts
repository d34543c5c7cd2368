import type { ExperimentConfig } from '@shared/experiment/config';
import type { StageProgress } from '@shared/experiment/progress';
import type { Trial } from '@shared/experiment/trial';
import { Stopped } from '@main/lab/events';
import type { LabGround } from '@main/lab/runner';
import { runTrial } from '@main/lab/trial/run-trial';
import type { KeyRing } from '@main/policies/language-model/keys';
import { CallError } from '@main/rpc/rpc';

/** Trials, one at a time. */
export interface Trials {
  /**
   * Measures what an experiment will take.
   * @returns `null` when it was cancelled
   * @throws CallError `conflict` while another is under way, and what `runTrial` throws
   */
  run(config: ExperimentConfig): Promise<Trial | null>;
  /** Cancels the one under way; resolves when nothing of it is left but replies. */
  cancel(request: 'cancel' | 'shutdown'): Promise<void>;
}

/** @param ground with what tells whether an experiment is running just now */
export function createTrials(
  ground: LabGround & { readonly keys: KeyRing; readonly running: () => boolean },
): Trials {
  let underWay: { readonly control: AbortController; readonly ended: Promise<unknown> } | null =
    null;

  const watched = async (config: ExperimentConfig, signal: AbortSignal): Promise<Trial | null> => {
    let beside = ground.running();
    const onProgress = (progress: StageProgress): void => {
      beside ||= ground.running();
      ground.emit('trial.progress', progress);
    };
    try {
      const measured = await runTrial(ground, config, { signal, onProgress });
      return { ...measured, beside: beside || ground.running() };
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  };

  return {
    run: async (config) => {
      if (underWay) {
        throw new CallError(
          'conflict',
          'Another trial is under way. Wait for its end, or cancel it.',
        );
      }
      const control = new AbortController();
      const ended = watched(config, control.signal);
      underWay = { control, ended };
      try {
        return await ended;
      } finally {
        underWay = null;
      }
    },
    cancel: async (request) => {
      underWay?.control.abort(new Stopped(request));
      await underWay?.ended.catch(() => undefined);
    },
  };
}
