import { demoConfigs, type DemoEnvironment } from '@shared/experiment/presets';
import { experimentConfigSchema } from '@shared/experiment/config';
import { runExperiment, type RunOptions } from '@main/cli/commands/run';
import { CallError } from '@main/rpc/rpc';

/** `stepq demo`: the whole method in one environment, sized for two cores and some minutes. */
export async function demo(
  options: RunOptions & { readonly env: DemoEnvironment; readonly seed?: string },
): Promise<void> {
  const demoConfig = demoConfigs[options.env];
  const seed = options.seed === undefined ? demoConfig.seed : Number(options.seed);
  const config = experimentConfigSchema.safeParse({ ...demoConfig, seed });
  if (!config.success) {
    throw new CallError('invalid-input', '--seed must be a whole number from 0 to 2147483647.');
  }
  await runExperiment(config.data, options);
}
