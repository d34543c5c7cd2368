import { exitCodes } from '@main/cli/exit-codes';
import type { StageReporter } from '@main/cli/output/stage-reporter';
import type { Lab } from '@main/lab/lab';

/** After this long a stop is no longer waited for: what is committed is safe in any case. */
const PATIENCE_MILLISECONDS = 1800;

/**
 * Lets Ctrl+C (and a polite kill) stop the lab; a second one, or too long a wait, ends the process
 * at once. Everything committed is kept either way.
 */
export function stopOnSignals(
  lab: Pick<Lab, 'shutdown'>,
  reporter: StageReporter,
): { stopped(): boolean; release(): void } {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(exitCodes.interrupted);
    stopping = true;
    reporter.line('Stopping. What was finished is kept; the same command continues.');
    setTimeout(() => process.exit(exitCodes.interrupted), PATIENCE_MILLISECONDS).unref();
    void lab.shutdown();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    stopped: () => stopping,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
