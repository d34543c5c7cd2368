import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

/** The first line of a page: its title, how much there is, a quiet note, and what one can do. */
export function PageHeader({
  title,
  count,
  note,
  children,
}: {
  readonly title: ReactNode;
  readonly count?: ReactNode;
  readonly note?: ReactNode;
  /** Controls, at the end of the line. */
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {count !== undefined && <span className={classes.note}>{count}</span>}
      {note !== undefined && <span className={classes.note}>{note}</span>}
      <span className={classes.gap} />
      {children}
    </div>
  );
}
