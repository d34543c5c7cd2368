import type { Trial } from '@shared/experiment/trial';
import { trialEstimateOf } from '@shared/experiment/trial-estimate';
import { exitCodes } from '@main/cli/exit-codes';
import { estimateTable } from '@main/cli/output/estimate-table';
import { CommandEnded } from '@main/cli/output/failure';
import { barReporter, lineReporter } from '@main/cli/output/stage-reporter';
import { readConfig } from '@main/cli/read-config';
import { openSession } from '@main/cli/session';

export interface EstimateOptions {
  readonly workspace: string;
  readonly json?: boolean;
}

/**
 * `stepq estimate <config.json>`: what an experiment will take, by a trial of its first tasks. The
 * workspace only keeps what a language model replied.
 * @throws CallError for a config, workspace, environment or policy that cannot be used;
 *   CommandEnded when it was stopped
 */
export async function estimate(file: string, options: EstimateOptions): Promise<void> {
  const config = readConfig(file);
  // Standard output is for the answer.
  const reporter = process.stderr.isTTY
    ? barReporter(process.stderr)
    : lineReporter((line) => {
        process.stderr.write(`${line}\n`);
      });
  const session = openSession(options.workspace, (name, event) => {
    if (name === 'trial.progress' && 'stage' in event) reporter.progress(event);
  });
  const stop = (): void => {
    reporter.line('Stopping. What a language model replied is kept.');
    void session.lab.trials.cancel('shutdown');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const trial = await session.lab.trials.run(config);
    reporter.end();
    if (trial === null) throw new CommandEnded(exitCodes.interrupted);
    const likely = trialEstimateOf(config, trial);
    console.log(
      options.json
        ? JSON.stringify({ ...measuredOf(trial), ...likely }, null, 2)
        : estimateTable(trial, likely),
    );
  } finally {
    reporter.end();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    session.close();
  }
}

/** On what the estimate rests; seconds. */
function measuredOf({ searches, episodes, training, beside, setupSeconds }: Trial): object {
  return { measured: { searches, episodes, setupSeconds, training, besideAnExperiment: beside } };
}
