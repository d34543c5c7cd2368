import { setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import { configProblems } from '@shared/experiment/problems';
import { badReply, RequestFailure } from './failures';
import { readBody } from './read-body';

/** One request to a server; the body is sent as JSON. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST';
  /** Below the server's address, with its query. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The way to a server. */
export interface Connection {
  /** The server's address, as it is told to people. */
  readonly url: string;
  /**
   * Sends a request that may be repeated, and does so while nobody answers.
   * @throws RequestFailure, CallError `bad-reply`, or the signal's reason
   */
  ask<T>(request: ServerRequest, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  /** Sends a request once: what it changes on the server, it would change twice. */
  tell<T>(request: ServerRequest, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly timeoutSeconds: number;
  /** How often a request is repeated, at most. */
  readonly retries: number;
}

/** How long to wait before the n-th repetition, from 1, in milliseconds: 250, 500, 1000, … to 10 s. */
export function backoff(repetition: number): number {
  return Math.min(10_000, 250 * 2 ** (repetition - 1));
}

/** States of a server that pass: too many requests, a proxy that finds nobody, a restart. */
const PASSING = new Set([408, 429, 502, 503, 504]);

export function connect({ url, timeoutSeconds, retries }: ConnectionOptions): Connection {
  const base = url.replace(/\/+$/, '');

  const tell = async <T>(
    { method, path, body }: ServerRequest,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    const name = `${method} ${path.replace(/\?.*/, '')}`;
    const limit = AbortSignal.timeout(timeoutSeconds * 1000);
    let response: Response;
    let text: string | null;
    try {
      response = await fetch(`${base}${path}`, {
        method,
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      text = await readBody(response);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const why = limit.aborted ? `no answer within ${timeoutSeconds} s` : reasonOf(error);
      throw new RequestFailure('unreachable', `${name}: ${why}`);
    }
    if (text === null) throw badReply(url, `${name} answered more than 8 MB`);
    return read(name, response, text, schema);
  };

  const read = <T>(name: string, response: Response, text: string, schema: z.ZodType<T>): T => {
    const json = parse(text);
    const { status, ok } = response;
    if (PASSING.has(status)) throw new RequestFailure('unreachable', `${name}: status ${status}`);
    if (status === 410) throw new RequestFailure('gone', `${name}: status 410`);
    const said = errorIn(json);
    if (!ok || said !== null) {
      throw new RequestFailure('refused', `${name}: ${said ?? `status ${status}`}`);
    }
    if (json === undefined) throw badReply(url, `${name} answered something that is not JSON`);
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const [problem] = configProblems(parsed.error);
    const place = problem?.path === '' ? 'the whole' : (problem?.path ?? '');
    throw badReply(url, `in the answer to ${name}, ${place} ${problem?.message ?? 'is wrong'}`);
  };

  return {
    url,
    tell,
    ask: async (request, schema, signal) => {
      for (let repetition = 1; ; repetition += 1) {
        try {
          return await tell(request, schema, signal);
        } catch (error) {
          const passing = error instanceof RequestFailure && error.fault === 'unreachable';
          if (!passing || repetition > retries) throw error;
          await rest(backoff(repetition), signal);
        }
      }
    },
  };
}

/** Waits. @throws the signal's reason when it is aborted */
export async function rest(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a server says under `error`, shortened; `null` when it says nothing there. */
function errorIn(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('error' in json)) return null;
  return typeof json.error === 'string' ? json.error.slice(0, 300) : null;
}

/** What is behind `fetch failed`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') {
    return cause.code === 'ECONNREFUSED' ? 'nobody listens there' : cause.code;
  }
  return cause instanceof Error ? cause.message : String(cause);
}
