import type { FaultKind } from '@shared/policy/ledger';
import { CallError } from '@main/rpc/rpc';

/**
 * What is done about a fault: the call is tried again, the sample is given up (and counts as a reply
 * without an action), the run is paused until a person has seen to it, or it ends.
 */
type Treatment = 'retry' | 'give-up' | 'pause' | 'stop';

const treatments: Readonly<Record<FaultKind, Treatment>> = {
  'rate-limit': 'retry',
  server: 'retry',
  timeout: 'retry',
  connection: 'retry',
  malformed: 'retry',
  empty: 'retry',
  'content-filter': 'give-up',
  'context-length': 'give-up',
  key: 'pause',
  model: 'pause',
  quota: 'pause',
  refused: 'stop',
};

/** A call to an endpoint without a usable reply. */
export class EndpointFault extends Error {
  constructor(
    readonly kind: FaultKind,
    /** What happened, to be put into a sentence; holds no key. */
    readonly words: string,
    /** What the endpoint asked to be left alone for, in milliseconds. */
    readonly retryAfter: number | null = null,
  ) {
    super(words);
    this.name = 'EndpointFault';
  }

  get treatment(): Treatment {
    return treatments[this.kind];
  }
}

const KEPT = 'Every reply that came is kept and will not be paid for again.';

/**
 * For a person: what is the matter with an endpoint, what is kept and what to do.
 * @param during a run that can be resumed, or a mere test of the connection
 */
export function faultError(
  endpoint: string,
  { kind, words, treatment }: EndpointFault,
  during: 'run' | 'test' = 'run',
): CallError {
  const code =
    treatment === 'retry' ? 'unavailable' : treatment === 'stop' ? 'refused' : 'endpoint';
  const matter = `${sentence(kind, endpoint)} (${words}).`;
  if (during === 'run') return new CallError(code, `${matter} ${KEPT} ${advice[kind]}`);
  return new CallError(code, `${matter} ${advice[kind].replace('then resume', 'then test again')}`);
}

function sentence(kind: FaultKind, endpoint: string): string {
  switch (kind) {
    case 'rate-limit':
      return `The endpoint ${endpoint} keeps refusing calls because there are too many`;
    case 'server':
      return `The endpoint ${endpoint} keeps failing`;
    case 'timeout':
      return `The endpoint ${endpoint} does not answer in time`;
    case 'connection':
      return `The endpoint ${endpoint} cannot be reached`;
    case 'malformed':
      return `The endpoint ${endpoint} keeps giving replies that cannot be read`;
    case 'empty':
      return `The endpoint ${endpoint} keeps giving replies without any choice`;
    case 'content-filter':
      return `The content filter of the endpoint ${endpoint} refused a prompt`;
    case 'context-length':
      return `A prompt is longer than the endpoint ${endpoint} can read`;
    case 'key':
      return `The endpoint ${endpoint} does not accept the key`;
    case 'model':
      return `The endpoint ${endpoint} does not know the model`;
    case 'quota':
      return `The account at the endpoint ${endpoint} has nothing left to spend`;
    case 'refused':
      return `The endpoint ${endpoint} refused a call`;
  }
}

const advice: Readonly<Record<FaultKind, string>> = {
  'rate-limit': 'Lower its requests per minute or its concurrency, or wait, then resume.',
  server: 'See what the server says, then resume.',
  timeout: 'Give it more time or fewer calls at once, then resume.',
  connection: 'See that the server runs and the address is right, then resume.',
  malformed: 'See that it is a server of chat completions, then resume.',
  empty: 'See what the server says, then resume.',
  'content-filter': 'The sample counts as a reply without an action.',
  'context-length': 'The sample counts as a reply without an action.',
  key: 'Give another key, then resume.',
  model: 'Load the model in the server, or start an experiment with another, then resume.',
  quota: 'Pay in, then resume.',
  refused: 'Start an experiment with other settings.',
};
