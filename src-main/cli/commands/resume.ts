import { exitCodes } from '@main/cli/exit-codes';
import { findExperiment } from '@main/cli/find-experiment';
import { comparisonTable } from '@main/cli/output/comparison-table';
import { CommandEnded } from '@main/cli/output/failure';
import { barReporter, lineReporter } from '@main/cli/output/stage-reporter';
import { stageSink } from '@main/cli/output/stage-sink';
import { openSession } from '@main/cli/session';
import { stopOnSignals } from '@main/cli/stop-on-signals';
import { isDiskFull } from '@main/store/failure';

/** `stepq resume <experiment>`: goes on where an experiment stopped, or trains on an imported one. */
export async function resume(
  prefix: string,
  options: { readonly workspace: string; readonly retrain?: boolean },
): Promise<void> {
  const say = process.stdout;
  const reporter = say.isTTY
    ? barReporter(say)
    : lineReporter((line) => {
        say.write(`${line}\n`);
      });
  const session = openSession(options.workspace, stageSink(reporter));
  const watch = stopOnSignals(session.lab, reporter);
  try {
    const id = findExperiment(session.store.workspace.db, prefix);
    if (options.retrain === true) session.lab.retrain(id);
    else if (session.store.experiments.get(id).status !== 'done') session.lab.resume(id);
    await session.lab.idle();
    reporter.end();
    const { status, reason } = session.store.experiments.get(id);
    if (status !== 'done') {
      console.error(reason || `The experiment is ${status}.`);
      throw new CommandEnded(
        watch.stopped()
          ? exitCodes.interrupted
          : isDiskFull(reason)
            ? exitCodes.workspace
            : exitCodes.failed,
      );
    }
    const comparison = session.store.comparisons.find(id);
    say.write(comparison ? `\n${comparisonTable(comparison)}\n` : `Experiment ${id} is done.\n`);
  } finally {
    reporter.end();
    watch.release();
    session.close();
  }
}
