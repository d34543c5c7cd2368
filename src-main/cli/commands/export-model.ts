import { resolve } from 'node:path';
import type { ModelFormat } from '@shared/qmodel/export';
import { findExperiment } from '@main/cli/find-experiment';
import { exportFailure } from '@main/exchange/failure';
import { exportModel } from '@main/qmodel/artifact/export/export-model';
import { CallError } from '@main/rpc/rpc';
import { modelRepository } from '@main/store/models';
import { openWorkspace } from '@main/store/workspace';

interface ExportOptions {
  readonly workspace: string;
  readonly to: string;
  readonly format: ModelFormat;
  readonly json?: boolean;
}

/** `stepq export model <experiment> --to <folder>` */
export async function exportModelCommand(prefix: string, options: ExportOptions): Promise<void> {
  const folder = resolve(options.to);
  const workspace = openWorkspace(options.workspace, { mode: 'read' });
  try {
    const model = modelRepository(workspace.db, workspace.directory).find(
      findExperiment(workspace.db, prefix),
    );
    if (!model) {
      throw new CallError('not-found', 'This experiment has no trained Q-value model yet.');
    }
    const files = await exportModel(model.directory, folder, options.format);
    console.log(
      options.json
        ? JSON.stringify({ folder, files })
        : `Wrote the model to ${folder}: ${files.join(', ')}.`,
    );
  } catch (error) {
    throw exportFailure(error);
  } finally {
    workspace.close();
  }
}
