import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exitCodes } from '@main/cli/exit-codes';
import { resourcesDirectory } from '@main/cli/locations';
import { CommandEnded } from '@main/cli/output/failure';
import { barReporter, lineReporter } from '@main/cli/output/stage-reporter';
import { createMeter, type Meter } from '@main/lab/meter';
import { shippedPlan } from '@main/lab/pretrain/plan';
import { pretrain } from '@main/lab/pretrain/pretrain';
import { createQModelService } from '@main/qmodel/local-service';

/** `stepq pretrain --to <folder>`: the base model by the plan that it was shipped by. */
export async function pretrainCommand(options: {
  readonly to: string;
  readonly work?: string;
}): Promise<void> {
  const reporter = process.stdout.isTTY ? barReporter(process.stdout) : lineReporter(console.log);
  const meters = new Map<string, Meter>();
  const control = new AbortController();
  const stop = (): void => {
    control.abort(new CommandEnded(exitCodes.interrupted));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const model = await pretrain(shippedPlan, {
      resources: resourcesDirectory(),
      work: resolve(options.work ?? mkdtempSync(join(tmpdir(), 'stepq-pretrain-'))),
      to: resolve(options.to),
      models: createQModelService(),
      signal: control.signal,
      onProgress: (unit, done, total) => {
        const stage = unit === 'tasks' ? 'collect' : 'train';
        const meter =
          meters.get(unit) ??
          createMeter({ stage, total, unit, alreadyDone: done, clock: Date.now });
        meters.set(unit, meter);
        reporter.progress(meter.at(done, 0, ''));
      },
    });
    reporter.end();
    console.log(
      `Wrote the base model to ${model.directory}: ${model.steps} updates, held-out accuracy ` +
        `${model.heldoutAccuracy?.toFixed(3) ?? 'not measured'}, weights ${model.weightsHash}.`,
    );
  } finally {
    reporter.end();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
