import type { Command } from 'commander';
import {
  experimentConfigSchema,
  sourceOf,
  type EnvironmentId,
  type EnvironmentSource,
} from '@shared/experiment/config';
import { configProblems } from '@shared/experiment/problems';
import { readConfig } from '@main/cli/read-config';
import { CallError } from '@main/rpc/rpc';

/** How an environment is played, as it is said on the command line. */
export interface SourceOptions {
  /** An experiment whose environment is meant. */
  readonly config?: string;
  /** Of WebShop. */
  readonly catalogue?: string;
  readonly observation?: string;
  /** Of the server that plays `http`. */
  readonly url?: string;
  readonly protocol?: string;
}

/** Gives a command the options that say how its environment is played. */
export function addSourceOptions(command: Command): void {
  command
    .option('--config <config.json>', 'as this experiment plays it')
    .option('--catalogue <file>', 'of webshop: an imported catalogue')
    .option('--observation <format>', 'of webshop: agent, text, text_rich or react')
    .option('--url <address>', 'of http: its server')
    .option('--protocol <name>', 'of http: how the server speaks, stepq or agentgym');
}

/** The flags beside `--config`, and whose they are. */
const FLAGS = {
  webshop: ['catalogue', 'observation'],
  http: ['url', 'protocol'],
} as const;

/**
 * An environment as the options describe it: as an experiment plays it, or as it is played when
 * nothing is said, and with what single flags say instead.
 * @throws CallError `invalid-input` for a value that it cannot have, a flag of another environment or
 *   an experiment in another one, and what `readConfig` throws
 */
export function playedSource(
  environment: EnvironmentId,
  options: SourceOptions,
): EnvironmentSource {
  const base = options.config === undefined ? { environment } : readConfig(options.config).task;
  if (base.environment !== environment) {
    throw new CallError(
      'invalid-input',
      `${options.config} plays ${base.environment}, not ${environment}.`,
    );
  }
  const said = { webshop: {}, http: {} };
  for (const id of ['webshop', 'http'] as const) {
    const flags = FLAGS[id].filter((flag) => options[flag] !== undefined);
    if (flags.length > 0 && id !== environment) {
      throw new CallError('invalid-input', `--${flags[0]} is of ${id}, not of ${environment}.`);
    }
    said[id] = Object.fromEntries(flags.map((flag) => [flag, options[flag]]));
  }
  const task = { ...base, ...merged(base, said) };
  const parsed = experimentConfigSchema.shape.task.safeParse(task);
  if (parsed.success) return sourceOf(parsed.data);
  const problems = configProblems(parsed.error).map(
    ({ path, message }) => `--${path.split('.').at(-1)}: ${message}`,
  );
  throw new CallError('invalid-input', `${problems.join('; ')}.`);
}

/** The sections of `base` with what was said of them. */
function merged(base: object, said: Readonly<Record<string, object>>): object {
  const held = base as Readonly<Record<string, object | undefined>>;
  return Object.fromEntries(
    Object.entries(said).map(([name, values]) => [name, { ...held[name], ...values }]),
  );
}
