import type { Database } from 'better-sqlite3';
import type { EndpointUsage } from '@shared/ipc/rows';
import { probesOf } from '@main/store/probes';

type Sums = Omit<EndpointUsage, 'faults' | 'probes'>;

/** What an experiment's language model was asked and what it cost; null where it asked none. */
export function endpointUsage(
  db: Database,
  { experimentId }: { readonly experimentId: string },
): EndpointUsage | null {
  const sums = db
    .prepare<[string], Sums>(
      `
      SELECT count(*) AS calls, coalesce(sum(outcome <> 'answered'), 0) AS failed,
        coalesce(sum(prompt_tokens), 0) AS promptTokens,
        coalesce(sum(completion_tokens), 0) AS completionTokens,
        coalesce(sum(cost), 0.0) AS cost,
        coalesce(sum(outcome = 'answered' AND cost IS NULL), 0) AS unpriced,
        coalesce(sum(busy_seconds), 0.0) AS seconds
      FROM endpoint_call WHERE experiment_id = ?
    `,
    )
    .get(experimentId);
  if (!sums || sums.calls === 0) return null;
  const faults = db
    .prepare<[string], EndpointUsage['faults'][number]>(
      `
      SELECT outcome AS kind, count(*) AS calls FROM endpoint_call
      WHERE experiment_id = ? AND outcome <> 'answered' GROUP BY outcome ORDER BY calls DESC, outcome
    `,
    )
    .all(experimentId);
  return { ...sums, faults, probes: probesOf(db, experimentId) ?? [] };
}
