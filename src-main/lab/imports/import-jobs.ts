import type { ImportReport, ImportResult } from '@shared/exchange/imports';
import {
  importSource,
  inspectSource,
  type ImportRequest,
  type ImportWatch,
} from '@main/lab/imports/import-source';
import { captureSurroundings } from '@main/lab/lab-capture';
import type { LabGround } from '@main/lab/runner';
import { CallError } from '@main/rpc/rpc';

/** The imports of one workspace, one at a time. */
export interface ImportJobs {
  /** Tells what an import would bring; writes nothing. */
  inspect(request: ImportRequest): Promise<ImportReport>;
  /** @throws CallError `conflict` while another import is read, and what `importSource` throws. */
  start(request: ImportRequest): Promise<ImportResult>;
  /** Stops what is being read; resolves when nothing of it is left. */
  cancel(): Promise<void>;
}

export function createImportJobs(ground: LabGround): ImportJobs {
  const { store, emit } = ground;
  let running: { readonly control: AbortController; readonly ended: Promise<unknown> } | null =
    null;

  /** Runs `work` as the one job there is. */
  const alone = async <Result>(work: (watch: ImportWatch) => Promise<Result>): Promise<Result> => {
    if (running) {
      throw new CallError(
        'conflict',
        'Another import is being read. Nothing was imported. Wait for its end, or cancel it.',
      );
    }
    const control = new AbortController();
    const ended = work({
      signal: control.signal,
      onProgress: (progress) => {
        emit('import.progress', progress);
      },
    });
    running = { control, ended };
    try {
      return await ended;
    } finally {
      running = null;
    }
  };

  return {
    inspect: (request) => alone((watch) => inspectSource(request, watch)),
    start: (request) =>
      alone(async (watch) => {
        const capture = captureSurroundings(ground.appVersion);
        const { experimentId, created } = await importSource(store, request, capture, watch);
        if (created) emit('experiment.changed', { experimentId });
        return { experimentId, created };
      }),
    cancel: async () => {
      running?.control.abort(
        new CallError('conflict', 'The import was cancelled. The workspace is as it was.'),
      );
      await running?.ended.catch(() => undefined);
    },
  };
}
