import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** Names and values in two columns. */
export function Facts({
  facts,
  width = 112,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  /** Of the names, in px. */
  readonly width?: number;
}) {
  return (
    <dl className={classes.facts} style={{ '--facts-width': `${width}px` }}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
