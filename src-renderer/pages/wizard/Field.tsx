import type { ReactNode } from 'react';
import classes from './Field.module.css';

/** The frame of one field: label, range, control, one line of help or what to change. */
export function Field({
  id,
  label,
  range,
  help,
  error,
  preset,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly range?: string;
  readonly help: string;
  readonly error?: string | undefined;
  /** The preset's value, where this one differs. */
  readonly preset?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
        {preset !== undefined && (
          <i className={classes.changed} title={`The preset has ${preset}`} />
        )}
        {range !== undefined && <span className={classes.range}>{range}</span>}
      </label>
      {children}
      <p
        id={`${id}-help`}
        className={classes.help}
        data-error={error !== undefined || undefined}
        role={error === undefined ? undefined : 'alert'}
      >
        {error ?? help}
      </p>
    </div>
  );
}
