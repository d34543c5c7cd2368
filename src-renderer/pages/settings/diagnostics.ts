import type { AppInfo, WorkspaceFacts } from '@shared/ipc/shell-calls';
import type { ExperimentRow, LogRow } from '@shared/ipc/rows';

/** Experiments that are told of, the newest first. */
export const MOST_EXPERIMENTS = 20;
/** Lines of each experiment's log that are looked at. */
export const MOST_LINES = 500;

/**
 * What whoever looks for a fault needs to know, as JSON: versions, sizes, the state of the latest
 * experiments and the warnings and errors in their logs. Keys are in none of it, nor names,
 * instructions, prompts or replies.
 * @param logs of each experiment, by its id
 */
export function diagnosticsText(
  info: AppInfo,
  { bytes }: WorkspaceFacts,
  experiments: readonly ExperimentRow[],
  logs: ReadonlyMap<string, readonly LogRow[]>,
): string {
  const told = [...experiments]
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, MOST_EXPERIMENTS)
    .map((row) => ({
      id: row.id,
      environment: row.environment,
      policy: row.policy,
      status: row.status,
      reason: row.reason,
      stage: row.stage,
      trees: row.trees,
      pairs: row.pairs,
      createdAt: new Date(row.createdAt).toISOString(),
      log: (logs.get(row.id) ?? [])
        .filter(({ level }) => level !== 'info')
        .map(({ at, level, stage, message }) => ({
          at: new Date(at).toISOString(),
          level,
          stage,
          message,
        })),
    }));
  return `${JSON.stringify({ info, bytes, experiments: told }, null, 2)}\n`;
}
