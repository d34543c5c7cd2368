/** What the exit status of `stepq` says; documented in the user's guide. */
export const exitCodes = {
  ok: 0,
  /** The work itself failed; the message says why. */
  failed: 1,
  /** Bad usage or a configuration that was refused; nothing was started. */
  usage: 2,
  /** The workspace cannot be used: locked, damaged, newer, read-only, disk full. */
  workspace: 3,
  /** No such experiment, task or file. */
  notFound: 4,
  /** Stopped by Ctrl+C; what was done is kept. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
