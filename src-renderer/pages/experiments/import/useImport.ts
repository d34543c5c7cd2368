import { useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { useCommand } from '@renderer/state/useCommand';
import {
  importOptionsSchema,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
  type ImportResult,
} from '@shared/exchange/imports';
import type { CallFailure } from '@shared/ipc/contract';

/** A file or folder that was chosen, by the number that its path is known by elsewhere. */
interface Source {
  readonly source: number;
  readonly name: string;
}

/** An import from the choice of its source to its end. */
export interface ImportState {
  readonly source: Source | null;
  readonly options: ImportOptions;
  /** What it would bring; `null` until it was read. */
  readonly report: ImportReport | null;
  /** What is under way. */
  readonly busy: 'inspecting' | 'importing' | null;
  readonly progress: ImportProgress | null;
  readonly failure: CallFailure | null;
  choose(kind: 'file' | 'folder'): Promise<void>;
  /** Reads the source again, in another way. */
  change(options: ImportOptions): Promise<void>;
  /** Whether what can be read is imported without the rest. */
  keepGood(keep: boolean): void;
  /** Gives the experiment; `undefined` after a failure. */
  start(): Promise<ImportResult | undefined>;
}

const usual = importOptionsSchema.parse({});

export function useImport(): ImportState {
  const choosing = useCommand('shell.chooseSource');
  const inspecting = useCommand('imports.inspect', { quiet: true });
  const importing = useCommand('imports.start', { quiet: true });
  const [source, setSource] = useState<Source | null>(null);
  const [options, setOptions] = useState(usual);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useBridgeEvent('import.progress', setProgress);

  const inspect = async (chosen: Source, how: ImportOptions): Promise<void> => {
    setSource(chosen);
    setOptions(how);
    setProgress(null);
    const found = await inspecting.run({ source: chosen.source, options: how });
    setReport(found ?? null);
  };
  const busy = inspecting.busy ? 'inspecting' : importing.busy ? 'importing' : null;
  const underWay = useRef(false);
  useEffect(() => {
    underWay.current = busy !== null;
  });
  // Whoever closes the dialog does not want an import that nobody watches.
  useEffect(
    () => () => {
      if (underWay.current) void callBridge('imports.cancel', undefined);
    },
    [],
  );
  return {
    source,
    options,
    report,
    busy,
    progress: busy === null ? null : progress,
    failure: inspecting.failure ?? importing.failure,
    choose: async (kind) => {
      const chosen = await choosing.run({ kind });
      if (!chosen) return;
      setReport(null);
      await inspect(chosen, usual);
    },
    change: async (how) => {
      if (source) await inspect(source, how);
    },
    keepGood: (keep) => {
      setOptions({ ...options, keepGood: keep });
    },
    start: async () => {
      if (!source) return undefined;
      setProgress(null);
      return (await importing.run({ source: source.source, options })) ?? undefined;
    },
  };
}
