import { Button } from '@mantine/core';
import { counted } from '@renderer/format/numbers';
import { steps } from '@renderer/pages/wizard/fields';
import type { CallFailure } from '@shared/ipc/contract';
import classes from './WizardForm.module.css';

/** Back and onward, and what stands in the way. */
export function WizardFoot({
  step,
  faults,
  busy,
  failure,
  onBack,
  onLast,
}: {
  readonly step: number;
  /** Fields that need a change. */
  readonly faults: number;
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  readonly onBack: () => void;
  /** Past the steps between. */
  readonly onLast: () => void;
}) {
  const next = steps[step + 1];
  return (
    <footer className={classes.foot}>
      {step > 0 && <Button onClick={onBack}>Back</Button>}
      <span className={classes.fault} role="status">
        {faults > 0
          ? `${counted(faults, 'field')} ${faults === 1 ? 'needs' : 'need'} a change`
          : failure && `The experiment was not started. ${failure.message}`}
      </span>
      {next && faults === 0 && (
        <span className={classes.hint}>Every field has a default: change what you want to.</span>
      )}
      {next && step + 2 < steps.length && (
        <Button disabled={faults > 0} onClick={onLast}>
          To the start
        </Button>
      )}
      <Button
        type="submit"
        variant="filled"
        size={next ? 'sm' : 'lg'}
        loading={busy}
        disabled={faults > 0 && !next}
      >
        {next ? `Next: ${next.name}` : 'Start experiment'}
      </Button>
    </footer>
  );
}
