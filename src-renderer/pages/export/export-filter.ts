import { takesFilter, type ExportFormatName } from '@shared/exchange/formats';
import type { CallInput } from '@shared/ipc/contract';
import type { PairFilter } from '@shared/ipc/filters';

/** The filter of an export as it is asked for: what has a default may be missing. */
export type AskedFilter = CallInput<'export.preview'>['filter'];

/** What an export can be filtered by beyond what the page Pairs can. */
export type FurtherFilter = Omit<AskedFilter, keyof PairFilter> &
  Pick<AskedFilter, 'minVisits' | 'tasks'>;

/** Both together, without what means nothing to the format: that stays in the form for another. */
export function meantFilter(
  format: ExportFormatName,
  pairs: PairFilter,
  further: FurtherFilter,
): AskedFilter {
  const set = Object.entries({ ...pairs, ...further }).filter(
    ([name, value]) => value !== undefined && takesFilter(format, name),
  );
  return { ...Object.fromEntries(set), experimentId: pairs.experimentId };
}

/** Ids as a person lists them, by lines, spaces or commas; `undefined` for none. */
export function readTaskList(text: string): string[] | undefined {
  const ids = text.split(/[\s,;]+/).filter(Boolean);
  return ids.length > 0 ? [...new Set(ids)] : undefined;
}
