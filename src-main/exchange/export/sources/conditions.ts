import { countConditions } from '@main/exchange/export/sources/filter-counts';
import type { SourceGround } from '@main/exchange/export/sources/source';
import type { FilterCount } from '@shared/exchange/report';

/** A condition of the store: the filter's name, its SQL with one `?`, and the value; unset without one. */
export type Condition = readonly [name: string, sql: string, value: string | number | undefined];

/** The conditions that are set, as SQL. */
export interface Conditions {
  /** The first `count` of them, or all, joined by AND. */
  readonly where: (count?: number) => string;
  /** The experiment's id, which is the statement's first `?`, then the values of those conditions. */
  readonly values: (count?: number) => (string | number)[];
  /** Rows that pass all, and what each lets through. */
  readonly total: number;
  readonly known: readonly FilterCount[];
}

/** The tasks of a filter, however they were named. */
export function tasksOf({ tasks, taskId }: SourceGround['filter']): string | undefined {
  const named = tasks ?? (taskId === undefined ? undefined : [taskId]);
  return named && JSON.stringify(named);
}

/**
 * Puts a source's conditions together and counts what each lets through.
 * @param select gives the rows that meet a condition; its first `?` is the experiment's id
 */
export function conditionsOf(
  { db, filter: { experimentId } }: SourceGround,
  all: readonly Condition[],
  select: (where: string) => string,
): Conditions {
  const used = all.filter(([, , value]) => value !== undefined);
  const where = (count = used.length): string =>
    ['true', ...used.slice(0, count).map(([, sql]) => sql)].join(' AND ');
  const values = (count = used.length): (string | number)[] => [
    experimentId,
    ...used.slice(0, count).map(([, , value]) => value!),
  ];
  return {
    where,
    values,
    ...countConditions(
      used.map(([name]) => name),
      (count) =>
        db
          .prepare<unknown[], number>(`SELECT count(*) FROM (${select(where(count))})`)
          .pluck()
          .get(...values(count)) ?? 0,
    ),
  };
}
