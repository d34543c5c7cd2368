import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { launch, resize, type RunningApp } from './launch';
import { tinyWorkspace } from './tiny-run';

/**
 * Starts StepQ on a copy of the finished tiny experiment, in a window of 1440 × 900. Closing takes the
 * copy away, and whatever was put beside it.
 */
export async function launchTiny(): Promise<RunningApp> {
  const workspace = await tinyWorkspace();
  const running = await launch({ workspace });
  await resize(running, 1440, 900);
  return {
    ...running,
    close: async () => {
      await running.close();
      await rm(dirname(workspace), { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
