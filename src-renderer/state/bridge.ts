import type { CallInput, CallName, CallResult } from '@shared/ipc/contract';

/**
 * Makes a call of the contract. Never rejects: a failure is part of the answer.
 */
export async function callBridge<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallResult<Name>> {
  try {
    return await window.stepq.call(name, input);
  } catch (error) {
    return {
      ok: false,
      failure: {
        code: 'internal',
        message: `The call ${name} did not come through: ${error instanceof Error ? error.message : String(error)}.`,
      },
    };
  }
}
