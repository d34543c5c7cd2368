import type { ExportOutcome, ExportPreview } from '@shared/exchange/report';
import type { ParsedInput } from '@shared/ipc/contract';
import { exportData } from '@main/exchange/export/export-data';
import { previewExport } from '@main/exchange/export/preview';
import { exportRuler } from '@main/lab/export-ruler';
import type { LabGround } from '@main/lab/runner';
import { CallError } from '@main/rpc/rpc';

/** Exports of the window, one at a time. */
export interface ExportCommands {
  preview(request: ParsedInput<'export.preview'>): Promise<ExportPreview>;
  /** `null` when it was given up. @param to absolute path that a person has chosen */
  write(request: ParsedInput<'export.data'>, to: string): Promise<ExportOutcome | null>;
  /** Gives up the one under way. */
  cancel(): void;
}

export function createExportCommands({ store, emit, appVersion }: LabGround): ExportCommands {
  const { workspace } = store;
  let running: AbortController | null = null;
  return {
    preview: ({ format, filter }) =>
      previewExport(workspace.directory, {
        format,
        filter,
        ruler: exportRuler(workspace, filter.experimentId),
      }),
    write: async ({ format, filter }, to) => {
      if (running) {
        throw new CallError(
          'conflict',
          'Another export is being written. Wait for it, or stop it.',
        );
      }
      const control = new AbortController();
      running = control;
      try {
        const request = {
          format,
          filter,
          to,
          // The dialog has asked.
          existing: 'replace' as const,
          ruler: exportRuler(workspace, filter.experimentId),
          appVersion,
        };
        return await exportData(workspace.directory, request, {
          signal: control.signal,
          progress: (at) => {
            emit('export.progress', at);
          },
        });
      } catch (error) {
        if (control.signal.aborted) return null;
        throw error;
      } finally {
        running = null;
      }
    },
    cancel: () => running?.abort(),
  };
}
