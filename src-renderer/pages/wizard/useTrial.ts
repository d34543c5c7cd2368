import { useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { useCommand } from '@renderer/state/useCommand';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { StageProgress } from '@shared/experiment/progress';
import type { Trial } from '@shared/experiment/trial';
import type { CallFailure } from '@shared/ipc/contract';

/** The trial of a wizard: the last one, and the one under way. */
export interface TrialState {
  readonly trial: Trial | null;
  readonly busy: boolean;
  /** `null` before the first task. */
  readonly progress: StageProgress | null;
  readonly failure: CallFailure | null;
  run(config: ExperimentConfig): Promise<void>;
  cancel(): void;
}

export function useTrial(): TrialState {
  const command = useCommand('trials.run', { quiet: true });
  const [trial, setTrial] = useState<Trial | null>(null);
  const [progress, setProgress] = useState<StageProgress | null>(null);
  useBridgeEvent('trial.progress', setProgress);
  const underWay = useRef(false);
  useEffect(() => {
    underWay.current = command.busy;
  });
  const cancel = (): void => void callBridge('trials.cancel', undefined);
  // Whoever leaves the wizard does not want a trial that nobody watches.
  useEffect(
    () => () => {
      if (underWay.current) void callBridge('trials.cancel', undefined);
    },
    [],
  );
  return {
    trial,
    busy: command.busy,
    progress: command.busy ? progress : null,
    failure: command.failure,
    run: async (config) => {
      setProgress(null);
      const measured = await command.run({ config });
      if (measured) setTrial(measured);
    },
    cancel,
  };
}
