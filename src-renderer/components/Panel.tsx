import { useId, type ReactNode } from 'react';
import classes from './Panel.module.css';

/** A part of a page under a title. Panels are parted by rules, never by boxes. */
export function Panel({
  title,
  note,
  actions,
  rule = 'none',
  fill = false,
  children,
}: {
  readonly title: ReactNode;
  /** A quiet word after the title: what the numbers are made of. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Where a rule parts it from its neighbour. */
  readonly rule?: 'none' | 'top' | 'left';
  /** Takes the height it is given and scrolls inside. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={classes.panel}
      data-rule={rule}
      data-fill={fill || undefined}
      aria-labelledby={id}
    >
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {note !== undefined && <span className={classes.note}>{note}</span>}
        <span className={classes.gap} />
        {actions}
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
