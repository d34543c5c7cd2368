import { writeFileSync } from 'node:fs';
import { configHash } from '@shared/experiment/hash';
import type { ExperimentConfig } from '@shared/experiment/config';
import { exitCodes } from '@main/cli/exit-codes';
import { comparisonJson } from '@main/cli/output/comparison-json';
import { comparisonTable } from '@main/cli/output/comparison-table';
import { CommandEnded } from '@main/cli/output/failure';
import { barReporter, lineReporter, type StageReporter } from '@main/cli/output/stage-reporter';
import { stageSink } from '@main/cli/output/stage-sink';
import { readConfig } from '@main/cli/read-config';
import { openSession, type Session } from '@main/cli/session';
import { stopOnSignals } from '@main/cli/stop-on-signals';
import { isDiskFull } from '@main/store/failure';

export interface RunOptions {
  readonly workspace: string;
  readonly fresh?: boolean;
  /** File for the comparison as JSON; `-` for standard output, with progress on standard error. */
  readonly json?: string;
}

/** `stepq run <config.json>` */
export async function run(file: string, options: RunOptions): Promise<void> {
  await runExperiment(readConfig(file), options);
}

/**
 * Runs an experiment to its end with progress, and prints the comparison. An experiment with the
 * same config is continued, or its comparison printed at once when it is done.
 * @throws CallError when the workspace cannot be opened; CommandEnded when the experiment did not
 *   end well, after saying why
 */
export async function runExperiment(config: ExperimentConfig, options: RunOptions): Promise<void> {
  const say = options.json === '-' ? process.stderr : process.stdout;
  const reporter = say.isTTY
    ? barReporter(say)
    : lineReporter((line) => {
        say.write(`${line}\n`);
      });
  const session = openSession(options.workspace, stageSink(reporter));
  const watch = stopOnSignals(session.lab, reporter);
  try {
    const id = await begin(session, config, options.fresh === true, reporter);
    await session.lab.idle();
    reporter.end();
    report(session, id, config, options, say, watch.stopped());
  } finally {
    reporter.end();
    watch.release();
    session.close();
  }
}

async function begin(
  { store, lab }: Session,
  config: ExperimentConfig,
  fresh: boolean,
  reporter: StageReporter,
): Promise<string> {
  const known = fresh ? null : store.experiments.findByHash(configHash(config));
  if (known === null) {
    const id = await lab.start(config);
    reporter.line(`Experiment ${id} "${config.name}" started.`);
    return id;
  }
  const { status } = store.experiments.get(known);
  if (status !== 'done') {
    reporter.line(`Experiment ${known} was ${status}; it continues where it stopped.`);
    // Raised since: what may be spent is no part of what an experiment computes.
    if (config.policy.kind === 'endpoint') lab.setBudget(known, config.policy.budget);
    lab.resume(known);
  }
  return known;
}

function report(
  { store }: Session,
  id: string,
  config: ExperimentConfig,
  options: RunOptions,
  say: NodeJS.WritableStream,
  stopped: boolean,
): void {
  const { status, reason } = store.experiments.get(id);
  const comparison = store.comparisons.find(id);
  if (status !== 'done' || !comparison) {
    console.error(reason || `The experiment is ${status}.`);
    throw new CommandEnded(
      stopped ? exitCodes.interrupted : isDiskFull(reason) ? exitCodes.workspace : exitCodes.failed,
    );
  }
  say.write(`\n${comparisonTable(comparison)}\n`);
  if (options.json === undefined) return;
  const json = `${JSON.stringify(comparisonJson(config.task.environment, comparison), null, 2)}\n`;
  if (options.json === '-') process.stdout.write(json);
  else writeFileSync(options.json, json);
}
