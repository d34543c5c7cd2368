import type { FaultKind } from '@shared/policy/ledger';

/** What can go wrong in a run: a call to a language model, or what ended the run (`stop`). */
export type FailureKind = FaultKind | 'stop';

/** Failures of one kind. */
export interface FailureCourse {
  readonly kind: FailureKind;
  readonly count: number;
  /** The last of them, in milliseconds since 1970. */
  readonly lastAt: number;
  /** How many fell into each of the equal parts of the report's time. */
  readonly course: readonly number[];
}

/** The failures of a run by kind, the most frequent first. */
export interface FailureReport {
  /** In milliseconds since 1970: from the start to the last call or line of the log. */
  readonly from: number;
  readonly to: number;
  /** At least one. */
  readonly kinds: readonly FailureCourse[];
}
