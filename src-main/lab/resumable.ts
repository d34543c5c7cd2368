import { CallError } from '@main/rpc/rpc';

/**
 * Failures that are not the end of an experiment: a full disk, a dead process, a server that does
 * not answer, an endpoint that a person has to see to, a budget that is used up.
 */
const passing: ReadonlySet<string> = new Set(['disk-full', 'unavailable', 'endpoint', 'budget']);

/** Whether an experiment that failed with `error` waits to be resumed. */
export function isResumable(error: unknown): boolean {
  return error instanceof CallError && passing.has(error.code);
}
