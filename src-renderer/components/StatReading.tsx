import type { ReactNode } from 'react';
import classes from './StatReading.module.css';

/** One number with its name: “Tasks 143 of 250”. */
export function StatReading({
  label,
  value,
  of,
  tone = 'plain',
  size = 'reading',
}: {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** What the number is out of, or its unit; quieter. */
  readonly of?: ReactNode;
  /** `accent` for the run under test. */
  readonly tone?: 'plain' | 'accent';
  /** `headline` for the one number of a pane. */
  readonly size?: 'reading' | 'headline';
}) {
  return (
    <div className={classes.reading} data-size={size}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value} data-tone={tone}>
        {value}
        {of !== undefined && <span className={classes.of}> {of}</span>}
      </div>
    </div>
  );
}

/** Readings in a row, parted by rules. */
export function StatRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
