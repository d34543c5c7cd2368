import type { FailureKind } from '@shared/ipc/failures';

/** A kind of failure, and what StepQ does about it. */
export interface FailureWords {
  readonly name: string;
  readonly answer: string;
}

const again = 'asked again after a pause';
const noAction = 'counts as a reply without an action';
const pauses = 'the run pauses: see the log';

export const failureWords: Readonly<Record<FailureKind, FailureWords>> = {
  'rate-limit': { name: 'Too many requests', answer: again },
  server: { name: 'Server error', answer: again },
  timeout: { name: 'No answer in time', answer: again },
  connection: { name: 'Not reached', answer: again },
  malformed: { name: 'Broken reply', answer: again },
  empty: { name: 'Reply without a choice', answer: again },
  'content-filter': { name: 'Filtered', answer: noAction },
  'context-length': { name: 'Prompt too long', answer: noAction },
  key: { name: 'Key refused', answer: pauses },
  model: { name: 'Model unknown', answer: pauses },
  quota: { name: 'Nothing left to spend', answer: pauses },
  refused: { name: 'Call refused', answer: 'asked in another way, or the run ends' },
  stop: { name: 'Run stopped', answer: 'the log tells why' },
};
