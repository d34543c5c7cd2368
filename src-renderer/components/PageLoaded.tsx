import type { ReactNode } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { LoadingBars } from '@renderer/components/LoadingBars';
import type { CallState } from '@renderer/state/useCall';
import classes from './PageLoaded.module.css';

/** A whole page that waits for an answer: the same as `Loaded`, inside the page's margins. */
export function PageLoaded<Value>({
  state,
  what,
  rows = 12,
  height = 36,
  children,
}: {
  readonly state: CallState<Value>;
  /** First words of a failure: “The trees could not be read.” */
  readonly what: string;
  readonly rows?: number;
  readonly height?: number;
  readonly children: (value: Value) => ReactNode;
}) {
  if (state.value !== undefined) return children(state.value);
  return (
    <div className={classes.page}>
      {state.failure ? (
        <ErrorNote what={what} failure={state.failure} onRetry={state.reload} />
      ) : (
        state.loading && <LoadingBars rows={rows} height={height} />
      )}
    </div>
  );
}
