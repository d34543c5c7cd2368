// What the tooling tells a person: on standard error, so that a command's own output stays clean.

/** A reason to stop that a person can act on: printed without a stack trace. */
export class SetupError extends Error {}

/** @param {string} text */
export function say(text) {
  console.error(`[stepq] ${text}`);
}
