import type { ReactNode } from 'react';
import { ResponsiveContainer } from 'recharts';
import classes from './ChartFrame.module.css';

/** A chart under its name and its latest number; a sentence tells its content to those who do not see it. */
export function ChartFrame({
  title,
  reading,
  note,
  summary,
  empty,
  children,
}: {
  readonly title: string;
  readonly reading?: ReactNode;
  /** What the numbers are made of: the interval, the smoothing. */
  readonly note?: ReactNode;
  readonly summary: string;
  /** Why there is nothing to draw yet; the chart is left out. */
  readonly empty?: string | null;
  /** One recharts chart. */
  readonly children: ReactNode;
}) {
  return (
    <figure className={classes.frame}>
      <figcaption className={classes.head}>
        <span className={classes.title}>{title}</span>
        <span className={classes.reading}>{reading}</span>
        <span className={classes.note}>{note}</span>
      </figcaption>
      {empty != null ? (
        <p className={classes.empty}>{empty}</p>
      ) : (
        <div className={classes.plot} role="img" aria-label={`${title}: ${summary}`}>
          <ResponsiveContainer width="100%" height="100%" minWidth={0}>
            {children}
          </ResponsiveContainer>
        </div>
      )}
    </figure>
  );
}
