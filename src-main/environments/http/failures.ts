import { CallError } from '@main/rpc/rpc';

/**
 * Why a request has no usable answer: nobody answers, the server says that it no longer has what
 * the request is about, or it refuses in words of its own.
 */
type RequestFault = 'unreachable' | 'gone' | 'refused';

/** A request without an answer; what it means is for those to say who sent it. */
export class RequestFailure extends Error {
  constructor(
    readonly fault: RequestFault,
    /** What happened, to be put into a sentence: `POST /step: connection refused`. */
    readonly words: string,
  ) {
    super(words);
    this.name = 'RequestFailure';
  }
}

/** The server is not in the state that a step was meant for, or nobody knows whether it is. */
export class StateLost extends Error {
  constructor(
    /** `moved`: it is elsewhere, as it has to be; otherwise what went wrong. */
    readonly why: 'moved' | RequestFailure,
  ) {
    super(why === 'moved' ? 'The server is in another state.' : why.words);
    this.name = 'StateLost';
  }
}

/** For a person: what is the matter with the server at `url` when its tasks are asked for. */
export function notConnected(url: string, { fault, words }: RequestFailure): CallError {
  return fault === 'unreachable'
    ? new CallError(
        'unavailable',
        `The environment’s server at ${url} does not answer (${words}). Start it, or correct its address, then try again.`,
      )
    : new CallError(
        'environment',
        `The environment’s server at ${url} did not tell its tasks (${words}). See whether it speaks this protocol, then try again.`,
      );
}

/** For a person: what is the matter with the server at `url`, what is kept, what to do. */
export function asCallError(url: string, { fault, words }: RequestFailure): CallError {
  if (fault === 'unreachable') {
    return new CallError(
      'unavailable',
      `The environment’s server at ${url} does not answer (${words}). Start it again, then go on: what was finished is kept, and an experiment’s task under way begins anew.`,
    );
  }
  return new CallError(
    'environment',
    `The environment’s server at ${url} refused a request (${words}). What was finished is kept. See what the server says, then resume.`,
  );
}

/** The server answered something that its protocol does not allow. */
export function badReply(url: string, words: string): CallError {
  return new CallError(
    'bad-reply',
    `The environment’s server at ${url} gave a reply that does not fit its protocol: ${words}.`,
  );
}
