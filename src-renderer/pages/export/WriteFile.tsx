import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { Icon } from '@renderer/components/Icon';
import { counted } from '@renderer/format/numbers';
import { useCommand } from '@renderer/state/useCommand';
import type { PairFilter } from '@shared/ipc/contract';
import type { ExportFormat } from './formats';
import classes from './WriteFile.module.css';

interface Props {
  readonly filter: PairFilter;
  readonly format: ExportFormat;
  /** Pairs that will be written; `null` while they are being counted. */
  readonly rows: number | null;
  /** Pairs that pass the filter but were rejected in review. */
  readonly leftOut: number;
}

/** Says how much will be written, writes it, and says where it went. */
export function WriteFile({ filter, format, rows, leftOut }: Props) {
  const exporting = useCommand('export.pairs', { quiet: true });
  const shell = useCommand('shell.copy');
  const [written, setWritten] = useState<{ file: string; rows: number } | null>(null);
  const write = async () => {
    const answer = await exporting.run({ filter, format });
    if (answer) setWritten(answer);
  };
  return (
    <div className={classes.write}>
      <p>
        {rows === null ? '' : `${counted(rows, 'pair')} will be written.`}
        {leftOut > 0 && (
          <span className={classes.quiet}> {counted(leftOut, 'rejected pair')} left out.</span>
        )}
      </p>
      <Button
        variant="filled"
        size="lg"
        disabled={rows === null || rows === 0}
        loading={exporting.busy}
        onClick={() => void write()}
      >
        Write the file
      </Button>
      <p className={classes.quiet}>
        A manifest stands beside it: config hash, seed, versions, filters, counts, licence of the
        data.
      </p>
      {exporting.failure && (
        <ErrorNote
          what="Nothing was written."
          failure={exporting.failure}
          onRetry={() => void write()}
        />
      )}
      {written && (
        <div className={classes.done} role="status">
          <Icon name="check" size={16} />
          <div>
            <p>{counted(written.rows, 'pair')} written to</p>
            <code>{written.file}</code>
          </div>
          <Button size="xs" onClick={() => void shell.run({ text: written.file })}>
            Copy path
          </Button>
        </div>
      )}
    </div>
  );
}
