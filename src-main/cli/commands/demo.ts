import { demoConfig } from '@shared/experiment/presets';
import { experimentConfigSchema } from '@shared/experiment/config';
import { runExperiment, type RunOptions } from '@main/cli/commands/run';
import { CallError } from '@main/rpc/rpc';

/** `stepq demo`: the whole method on WebShop, sized for two cores and some minutes. */
export async function demo(options: RunOptions & { readonly seed?: string }): Promise<void> {
  const seed = options.seed === undefined ? demoConfig.seed : Number(options.seed);
  const config = experimentConfigSchema.safeParse({ ...demoConfig, seed });
  if (!config.success) {
    throw new CallError('invalid-input', '--seed must be a whole number from 0 to 2147483647.');
  }
  await runExperiment(config.data, options);
}
