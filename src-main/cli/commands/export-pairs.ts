import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pairFilterSchema } from '@shared/ipc/contract';
import { configProblems } from '@shared/experiment/problems';
import { exportPairs } from '@main/exchange/export-pairs';
import type { PairFormatName } from '@main/exchange/pair-formats';
import { findExperiment } from '@main/cli/find-experiment';
import { CallError } from '@main/rpc/rpc';
import { openWorkspace } from '@main/store/workspace';
import { version } from '../../../package.json';

interface ExportOptions {
  readonly workspace: string;
  readonly output: string;
  readonly format: PairFormatName;
  readonly split?: string;
  readonly minMargin?: string;
  readonly json?: boolean;
}

/** `stepq export pairs <experiment> -o <file>` */
export async function exportPairsCommand(prefix: string, options: ExportOptions): Promise<void> {
  const file = resolve(options.output);
  if (existsSync(file)) {
    throw new CallError('invalid-input', `${file} exists already. It was left as it is.`);
  }
  const workspace = openWorkspace(options.workspace, { mode: 'read' });
  try {
    const filter = pairFilterSchema.safeParse({
      experimentId: findExperiment(workspace.db, prefix),
      ...(options.split === undefined ? {} : { split: options.split }),
      ...(options.minMargin === undefined ? {} : { minMargin: Number(options.minMargin) }),
    });
    if (!filter.success) {
      const [problem] = configProblems(filter.error);
      throw new CallError('invalid-input', `${problem?.path ?? ''} ${problem?.message ?? ''}.`);
    }
    const { rows } = await exportPairs(workspace.directory, {
      filter: filter.data,
      format: options.format,
      file,
      appVersion: version,
    });
    console.log(options.json ? JSON.stringify({ file, rows }) : `Wrote ${rows} pairs to ${file}.`);
  } finally {
    workspace.close();
  }
}
