import { resolve } from 'node:path';
import { problemSentence } from '@main/environments/official/row';
import {
  importCatalogue,
  type ImportReport,
} from '@main/environments/webshop/official/import-catalogue';
import { barReporter, lineReporter, type StageReporter } from '@main/cli/output/stage-reporter';

interface ImportOptions {
  readonly to: string;
  readonly keepGood?: boolean;
  readonly json?: boolean;
}

const MEGABYTE = 1_000_000;

/** `stepq webshop import <folder> --to <file>`: progress and bad rows go to standard error. */
export async function webshopImport(folder: string, options: ImportOptions): Promise<void> {
  const { stderr } = process;
  const reporter = stderr.isTTY
    ? barReporter(stderr)
    : lineReporter((line) => {
        stderr.write(`${line}\n`);
      });
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const file = resolve(options.to);
  try {
    const report = await importCatalogue({
      folder,
      file,
      keepGood: options.keepGood === true,
      signal: stop.signal,
      onProgress: progressOf(reporter),
      onProblem: (name, problem) => {
        reporter.line(`${name}: ${problemSentence(problem)}`);
      },
    });
    reporter.end();
    console.log(options.json ? JSON.stringify({ file, ...report }) : sentenceOf(file, report));
  } finally {
    reporter.end();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Tells megabytes, how many a second since the beginning, and the time that the rest takes at that. */
function progressOf(reporter: StageReporter): (done: number, total: number) => void {
  const began = performance.now();
  return (done, total) => {
    const seconds = (performance.now() - began) / 1000;
    const rate = done > 0 && seconds > 1 ? done / MEGABYTE / seconds : null;
    reporter.progress({
      stage: 'import',
      done: Math.round(done / MEGABYTE),
      total: Math.max(1, Math.round(total / MEGABYTE)),
      unit: 'MB',
      rate,
      etaSeconds: rate === null ? null : (total - done) / MEGABYTE / rate,
      note: done < total ? '' : 'writing goals and index',
    });
  };
}

function sentenceOf(file: string, { products, goals, problems }: ImportReport): string {
  const count = (number: number, what: string): string =>
    `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
  const of = goals.possible > goals.made ? ` (of ${goals.possible.toLocaleString('en')})` : '';
  const bad = problems === 0 ? '' : ` ${count(problems, 'problem')}: those rows were left out.`;
  return (
    `Wrote ${file}: ${count(products, 'product')}, ${count(goals.made, 'made goal')}${of}, ` +
    `${count(goals.written, 'goal')} that people wrote.${bad}`
  );
}
