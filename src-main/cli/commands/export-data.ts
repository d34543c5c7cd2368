import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportFormats, type ExportFormatName } from '@shared/exchange/formats';
import { recommendedLength, trainerDefault, type ExportOutcome } from '@shared/exchange/report';
import { configProblems } from '@shared/experiment/problems';
import { exportFilterSchema, type ExportFilter } from '@shared/ipc/filters';
import { exitCodes } from '@main/cli/exit-codes';
import { findExperiment } from '@main/cli/find-experiment';
import { CommandEnded } from '@main/cli/output/failure';
import { exportData } from '@main/exchange/export/export-data';
import { exportRuler } from '@main/lab/export-ruler';
import { CallError } from '@main/rpc/rpc';
import { openWorkspace } from '@main/store/workspace';
import { version } from '../../../package.json';

/** What a person writes after `stepq export <format> <experiment>`. */
export interface ExportOptions {
  readonly workspace: string;
  readonly to: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly split?: string;
  readonly review?: string;
  readonly minMargin?: string;
  readonly maxMargin?: string;
  readonly step?: string;
  readonly action?: string;
  readonly minVisits?: string;
  readonly minReward?: string;
  readonly tasks?: string;
  readonly words?: string;
  readonly maxTokens?: string;
  readonly keepDuplicates?: boolean;
  readonly keepEvaluationTasks?: boolean;
  readonly keepOthersEvaluationTasks?: boolean;
}

/** `stepq export <format> <experiment> --to <file or folder>` */
export async function exportDataCommand(
  format: ExportFormatName,
  prefix: string,
  options: ExportOptions,
): Promise<void> {
  const workspace = openWorkspace(options.workspace, { mode: 'read' });
  const control = new AbortController();
  const stop = (): void => control.abort();
  process.on('SIGINT', stop);
  try {
    const experimentId = findExperiment(workspace.db, prefix);
    const outcome = await exportData(
      workspace.directory,
      {
        format,
        filter: filterOf(experimentId, options),
        to: resolve(options.to),
        existing: options.force ? 'replace' : 'refuse',
        ruler: exportRuler(workspace, experimentId),
        appVersion: version,
      },
      { signal: control.signal },
    );
    console.log(options.json ? JSON.stringify(outcome) : report(format, outcome));
  } catch (error) {
    if (!control.signal.aborted) throw error;
    console.error('Stopped. Nothing was written.');
    throw new CommandEnded(exitCodes.interrupted);
  } finally {
    process.off('SIGINT', stop);
    workspace.close();
  }
}

/** @throws CallError `invalid-input` naming the first option that cannot be understood */
function filterOf(experimentId: string, options: ExportOptions): ExportFilter {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const given = {
    split: options.split,
    review: options.review,
    minMargin: number(options.minMargin),
    maxMargin: number(options.maxMargin),
    // A person counts steps from 1, as the window does.
    depth: options.step === undefined ? undefined : Number(options.step) - 1,
    actionType: options.action,
    minVisits: number(options.minVisits),
    minReward: number(options.minReward),
    tasks: options.tasks === undefined ? undefined : taskList(options.tasks),
    search: options.words,
    maxTokens: number(options.maxTokens),
    duplicates: options.keepDuplicates ? 'keep' : 'drop',
    evaluationTasks: leakChoice(options),
  };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const filter = exportFilterSchema.safeParse({ experimentId, ...Object.fromEntries(set) });
  if (filter.success) return filter.data;
  const [problem] = configProblems(filter.error);
  throw new CallError('invalid-input', `${problem?.path ?? ''} ${problem?.message ?? ''}.`);
}

function leakChoice(options: ExportOptions): ExportFilter['evaluationTasks'] {
  if (options.keepEvaluationTasks) return 'keep';
  return options.keepOthersEvaluationTasks ? 'drop-own' : 'drop';
}

/** The ids of a file, one a line. */
function taskList(file: string): string[] {
  try {
    const lines = readFileSync(resolve(file), 'utf8').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter(Boolean);
  } catch {
    throw new CallError('not-found', `The list of tasks ${file} cannot be read.`);
  }
}

function report(format: ExportFormatName, { file, rows, filters, lengths }: ExportOutcome): string {
  const lines = filters
    .filter((filter) => filter.in > filter.out)
    .map((filter) => `  ${filter.filter}: ${filter.in - filter.out} of ${filter.in} left out`);
  if (lengths) {
    const by = lengths.counted === 'model' ? "by the model's tokenizer" : 'estimated';
    lines.push(
      `  tokens (${by}): median ${lengths.median}, 95 % up to ${lengths.p95}, longest ${lengths.longest}`,
      `  set the trainer's maximum length to ${recommendedLength(lengths)} or more` +
        (lengths.beyondDefault > 0
          ? `: TRL's default of ${trainerDefault} would cut the end of ${lengths.beyondDefault} rows`
          : ''),
    );
  }
  const what = exportFormats[format].source === 'pairs' ? 'rows of pairs' : 'rows';
  return [`Wrote ${rows} ${what} to ${file}.`, ...lines].join('\n');
}
