import { excerpt } from '@renderer/format/excerpt';
import { counted } from '@renderer/format/numbers';
import type { Probe } from './probe-state';
import classes from './Probe.module.css';

interface Props {
  readonly probe: Probe;
  /** Where the decision was taken from; `null` when a person wrote it. */
  readonly origin: string | null;
}

/** The decision that is asked about, in a few lines. */
export function ProbeContext({ probe, origin }: Props) {
  const { instruction, history, observation } = probe;
  const last = history.at(-1);
  const page = last?.observation ?? observation;
  if (instruction === '') {
    return (
      <p className={classes.context}>Nothing to score yet: take a pair, or write a decision.</p>
    );
  }
  return (
    <div className={classes.context}>
      <p className={classes.instruction}>{instruction}</p>
      <p className={classes.last}>
        {history.length > 1 && `${counted(history.length - 1, 'step')}, then `}
        {last ? <code>{lastLine(last.action)}</code> : 'first page'}
        {page !== '' && ` → ${excerpt(page).replace(/\s+/g, ' ')}`}
      </p>
      <p className={classes.origin}>{origin ?? 'written by hand'}</p>
    </div>
  );
}

function lastLine(step: string): string {
  return (step.split('\n').at(-1) ?? '').replace(/^\s*action\s*:\s*/i, '');
}
