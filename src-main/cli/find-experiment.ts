import type { Database } from 'better-sqlite3';
import { CallError } from '@main/rpc/rpc';
import { answerQuery } from '@main/store/reader/answer';

/**
 * The experiment whose id begins with `prefix`.
 * @throws CallError `not-found` for none, `invalid-input` for more than one
 */
export function findExperiment(db: Database, prefix: string): string {
  const found = answerQuery(db, 'experiments.list', undefined).filter(({ id }) =>
    id.startsWith(prefix),
  );
  const [only] = found;
  if (!only) throw new CallError('not-found', `There is no experiment "${prefix}".`);
  if (found.length > 1) {
    throw new CallError(
      'invalid-input',
      `"${prefix}" could be ${found.map(({ id }) => id).join(' or ')}: write more of the id.`,
    );
  }
  return only.id;
}
