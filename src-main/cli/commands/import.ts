import { resolve } from 'node:path';
import {
  importOptionsSchema,
  type ImportOptions,
  type ImportReport,
} from '@shared/exchange/imports';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import { configProblems } from '@shared/experiment/problems';
import { importReportText } from '@main/cli/output/import-report';
import { readConfig } from '@main/cli/read-config';
import { openSession } from '@main/cli/session';
import { inspectSource } from '@main/lab/imports/import-source';
import { CallError } from '@main/rpc/rpc';
import { experimentDetail } from '@main/store/reader/experiments';

interface ImportCommandOptions {
  readonly workspace: string;
  readonly format?: string;
  readonly map?: string;
  readonly compat: string;
  readonly config?: string;
  readonly keepGood?: boolean;
  readonly problems?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `stepq import <file or folder>` */
export async function importCommand(path: string, options: ImportCommandOptions): Promise<void> {
  const request = {
    path: resolve(path),
    options: readOptions(options),
    config: options.config === undefined ? defaults() : readConfig(options.config),
  };
  if (options.dryRun) {
    const control = new AbortController();
    const release = onInterrupt(() => {
      control.abort(cancelled());
    });
    try {
      const watch = { signal: control.signal, onProgress: () => undefined };
      say(options, await inspectSource(request, watch), null);
    } finally {
      release();
    }
    return;
  }
  const session = openSession(options.workspace, () => undefined);
  const release = onInterrupt(() => void session.lab.imports.cancel());
  try {
    const { experimentId, created } = await session.lab.imports.start(request);
    const { importReport } = experimentDetail(session.store.workspace.db, { experimentId });
    say(options, importReport, { experimentId, created });
  } finally {
    release();
    session.close();
  }
}

function readOptions({
  format,
  map,
  compat,
  keepGood,
  problems,
}: ImportCommandOptions): ImportOptions {
  const columns = Object.fromEntries(
    (map ?? '')
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const at = part.indexOf('=');
        return at < 0 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
  );
  const parsed = importOptionsSchema.safeParse({
    format: format ?? null,
    columns,
    compat,
    keepGood: keepGood ?? false,
    ...(problems !== undefined && { listed: Number(problems) }),
  });
  if (parsed.success) return parsed.data;
  const [problem] = configProblems(parsed.error);
  const option = problem?.path === 'listed' ? '--problems' : `--map: ${problem?.path ?? ''}`;
  throw new CallError(
    'invalid-input',
    `${option} ${problem?.message ?? ''}. Nothing was imported.`,
  );
}

/** Problems that are printed when nothing is said; `--json` has more. */
const TOLD = 10;

function say(
  { json, problems }: ImportCommandOptions,
  report: ImportReport | null,
  result: { readonly experimentId: string; readonly created: boolean } | null,
): void {
  if (json) {
    console.log(JSON.stringify({ ...result, report }, null, 2));
    return;
  }
  if (report) console.log(importReportText(report, Number(problems ?? TOLD)));
  if (!result) console.log('\nThis was a dry run: nothing was imported.');
  else if (result.created) {
    const { train = 0, heldout = 0 } = report?.pairs ?? {};
    const next =
      train + heldout > 0
        ? `\`stepq resume ${result.experimentId}\` trains a Q-value model on its pairs.`
        : 'It gives no pairs, so there is nothing to train on.';
    console.log(`\nImported as experiment ${result.experimentId}. ${next}`);
  } else {
    console.log(`\nExperiment ${result.experimentId} holds the same already: nothing was changed.`);
  }
}

function defaults(): ExperimentConfig {
  return experimentConfigSchema.parse({});
}

function cancelled(): CallError {
  return new CallError('conflict', 'The import was cancelled. Nothing was changed.');
}

function onInterrupt(stop: () => void): () => void {
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
