import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** A page with nothing on it yet: what it is for, and the one action that fills it. */
export function EmptyState({
  title,
  purpose,
  drawing,
  action,
  aside,
  quieter,
}: {
  readonly title: string;
  /** One sentence. */
  readonly purpose: string;
  /** A line drawing in the page's own marks. */
  readonly drawing?: ReactNode;
  readonly action?: ReactNode;
  /** What the action costs, beside it. */
  readonly aside?: ReactNode;
  /** Another way in. */
  readonly quieter?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <div className={classes.inside}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.purpose}>{purpose}</p>
        {drawing !== undefined && <div className={classes.drawing}>{drawing}</div>}
        {action !== undefined && (
          <div className={classes.action}>
            {action}
            {aside !== undefined && <span className={classes.aside}>{aside}</span>}
          </div>
        )}
        {quieter !== undefined && <p className={classes.quieter}>{quieter}</p>}
      </div>
    </div>
  );
}
