import { Button } from '@mantine/core';
import { useScoring } from './useScoring';
import classes from './Explorer.module.css';

/** Says that the Q-values are being computed, or why they are not there. */
export function ScoringNote() {
  const { busy, failure, retry } = useScoring();
  if (busy) {
    return (
      <div className={classes.note} role="status">
        Scoring every step of this tree with the experiment’s model…
      </div>
    );
  }
  if (!failure) return null;
  return (
    <div className={classes.note} role="alert">
      <strong>Not scored.</strong> {failure.message}{' '}
      <Button variant="link" size="xs" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
