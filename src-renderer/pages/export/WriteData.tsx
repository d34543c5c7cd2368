import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { Icon } from '@renderer/components/Icon';
import { count, counted } from '@renderer/format/numbers';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { useCommand } from '@renderer/state/useCommand';
import { exportFormats, type ExportFormatName } from '@shared/exchange/formats';
import type { ExportOutcome, ExportPreview, ExportProgress } from '@shared/exchange/report';
import type { AskedFilter } from './export-filter';
import { sourceWords } from './formats';
import classes from './WriteData.module.css';

/** What was written, with what had been asked for: when that changes, it is no answer any more. */
interface Written {
  readonly asked: string;
  readonly outcome: ExportOutcome;
}

interface Props {
  readonly filter: AskedFilter;
  readonly format: ExportFormatName;
  /** `undefined` while it is being made. */
  readonly preview: ExportPreview | undefined;
}

/** Says how much will be written, writes it, and says where it went. */
export function WriteData({ filter, format, preview }: Props) {
  const exporting = useCommand('export.data', { quiet: true });
  const cancel = useCommand('export.cancel');
  const [written, setWritten] = useState<Written | null>(null);
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  useBridgeEvent('export.progress', setProgress);
  const { place } = exportFormats[format];
  const asked = JSON.stringify({ filter, format });
  const write = async () => {
    setWritten(null);
    setProgress(null);
    const answer = await exporting.run({ filter, format });
    if (answer) setWritten({ asked, outcome: answer });
  };
  return (
    <div className={classes.write}>
      <p>{preview && promise(format, preview)}</p>
      {exporting.busy ? (
        <div className={classes.busy}>
          <Progress
            className={classes.bar}
            aria-label="Written"
            value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0}
          />
          <Button onClick={() => void cancel.run(undefined)}>Stop</Button>
        </div>
      ) : (
        <Button
          variant="filled"
          size="lg"
          disabled={!preview || preview.rows === 0}
          onClick={() => void write()}
        >
          Write the {place}
        </Button>
      )}
      <p className={classes.quiet}>
        A manifest stands {place === 'file' ? 'beside it' : 'in it'}: config hash, seed, versions,
        counts in and out of every filter, checksums, licence of the data.
      </p>
      {exporting.failure && (
        <ErrorNote
          what="Nothing was written."
          failure={exporting.failure}
          onRetry={() => void write()}
        />
      )}
      {written?.asked === asked && <Done written={written.outcome} />}
    </div>
  );
}

/** How many rows there will be, as far as is known. */
function promise(format: ExportFormatName, { items, seen, rows }: ExportPreview): string {
  if (seen >= items) return `${counted(rows, 'row')} will be written.`;
  const things = counted(items, sourceWords[exportFormats[format].source]);
  return `All ${things} will be written where they pass. Looked at so far: ${count(seen)}, which give ${counted(rows, 'row')}.`;
}

function Done({ written }: { readonly written: ExportOutcome }) {
  const shell = useCommand('shell.copy');
  return (
    <div className={classes.done} role="status">
      <Icon name="check" size={16} />
      <div>
        <p>{counted(written.rows, 'row')} written to</p>
        <code>{written.file}</code>
      </div>
      <Button size="xs" onClick={() => void shell.run({ text: written.file })}>
        Copy path
      </Button>
    </div>
  );
}
