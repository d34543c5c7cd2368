import type { ReactNode } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { LoadingBars } from '@renderer/components/LoadingBars';
import type { CallState } from '@renderer/state/useCall';

/** Shows an answer once it is there: bars while it is long in coming, a sentence when it failed. */
export function Loaded<Value>({
  state,
  what,
  bars = <LoadingBars />,
  children,
}: {
  readonly state: CallState<Value>;
  /** First words of a failure: “The trees could not be read.” */
  readonly what: string;
  readonly bars?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}) {
  if (state.value !== undefined) return children(state.value);
  if (state.failure) {
    return <ErrorNote what={what} failure={state.failure} onRetry={state.reload} />;
  }
  return state.loading ? bars : null;
}
