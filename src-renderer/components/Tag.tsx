import type { ReactNode } from 'react';
import classes from './Tag.module.css';

/** A small outlined word beside a name: “baseline”, “oracle”, “embedded sampler”. */
export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'accent' | 'warn' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
