import { APIConnectionTimeoutError, APIError } from 'openai';
import { EndpointFault } from './fault';

/** How much of what a server says is told. */
const MOST_WORDS = 300;

/**
 * The fault behind whatever a call to an endpoint failed with.
 * @param key taken out of everything that the server said, for some repeat it
 */
export function classify(error: unknown, key: string | null): EndpointFault {
  if (error instanceof EndpointFault) return error;
  if (error instanceof APIConnectionTimeoutError) return new EndpointFault('timeout', 'no answer');
  if (!(error instanceof APIError) || error.status === undefined) {
    return new EndpointFault(
      error instanceof SyntaxError ? 'malformed' : 'connection',
      withoutKey(reasonOf(error), key),
    );
  }
  const { status, code, headers } = error as APIError<number, Headers>;
  const said = withoutKey(error.message, key).slice(0, MOST_WORDS);
  return new EndpointFault(kindOf(status, code ?? '', said), said, retryAfter(headers));
}

function kindOf(status: number, code: string, said: string): EndpointFault['kind'] {
  if (status === 401 || status === 403) return 'key';
  if (status === 402 || code === 'insufficient_quota') return 'quota';
  if (status === 429) return 'rate-limit';
  if (status === 408 || status === 409 || status === 425 || status >= 500) return 'server';
  if (status === 404) return 'model';
  if (code === 'content_filter' || code === 'content_policy_violation') return 'content-filter';
  if (code === 'context_length_exceeded' || status === 413 || TOO_LONG.test(said)) {
    return 'context-length';
  }
  return 'refused';
}

/** How vLLM, llama.cpp and FastChat say that a prompt is too long, beside OpenAI's code. */
const TOO_LONG = /context (length|size|window)|maximum context|too many tokens|prompt is too long/i;

/** `Retry-After` in seconds or as a date, and the finer header of OpenAI; in milliseconds. */
function retryAfter(headers: Headers | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  if (milliseconds >= 0) return milliseconds;
  const value = headers?.get('retry-after') ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** What is behind `Connection error.`; the innermost cause says most. */
function reasonOf(error: unknown): string {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  if (!(at instanceof Error)) return String(at);
  if ('code' in at && typeof at.code === 'string') {
    return at.code === 'ECONNREFUSED' ? 'nobody listens there' : at.code;
  }
  return at.message.slice(0, MOST_WORDS);
}

function withoutKey(words: string, key: string | null): string {
  return key === null || key === '' ? words : words.replaceAll(key, '•••');
}
