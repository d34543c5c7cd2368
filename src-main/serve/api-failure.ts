import { CallError } from '@main/rpc/rpc';

/** Statuses with which a request is refused. */
export type FailureStatus = 400 | 401 | 404 | 413 | 499 | 500 | 502;

/** Why a request is not answered, as OpenAI's clients understand it. */
export class ApiFailure extends Error {
  constructor(
    readonly status: FailureStatus,
    readonly code: string,
    message: string,
    /** The field of the request that is at fault. */
    readonly param: string | null = null,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

/** Any failure as one with a status: what a person can read stays, what is a fault of ours does not. */
export function asApiFailure(error: unknown, signal: AbortSignal): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (signal.aborted) return new ApiFailure(499, 'cancelled', 'The request was given up.');
  if (error instanceof CallError) return new ApiFailure(502, error.code, error.message);
  return new ApiFailure(500, 'internal', 'StepQ could not answer. Its own output says why.');
}

/** The body of a refusal in the format of OpenAI's API. */
export function failureBody({ status, code, message, param }: ApiFailure): {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string;
  };
} {
  const type = status < 500 ? 'invalid_request_error' : 'api_error';
  return { error: { message, type, param, code } };
}
