import { Button } from '@mantine/core';
import { Icon } from '@renderer/components/Icon';
import type { CallFailure } from '@shared/ipc/contract';
import classes from './ErrorNote.module.css';

/** What went wrong, in the failure's own sentences; only glyph and first words in its colour. */
export function ErrorNote({
  what,
  failure,
  onRetry,
}: {
  /** The first words: “The trees could not be read.” */
  readonly what: string;
  readonly failure: CallFailure;
  readonly onRetry?: () => void;
}) {
  return (
    <div role="alert" className={classes.note}>
      <span className={classes.glyph}>
        <Icon name="warning" size={18} />
      </span>
      <div>
        <p>
          <strong className={classes.first}>{what}</strong> {failure.message}
        </p>
        {onRetry && (
          <Button size="xs" mt={8} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
