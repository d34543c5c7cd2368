import type { Database } from 'better-sqlite3';
import type { FilterCount } from '@shared/exchange/report';
import type { ExportFilter } from '@shared/ipc/filters';
import type { PairSplit } from '@shared/preference/pair';
import type { RowLength, Ruler } from '@main/exchange/export/lengths';

/** What every item of an export says of itself. */
export interface ExportItem {
  /** `null` for what belongs to no split. */
  readonly split: PairSplit | null;
  /** Whether a reviewer changed it. */
  readonly edited: boolean;
  /** `null` for what no trainer reads as text. */
  readonly length: RowLength | null;
}

/** Items of an export, as they stream out of the store. */
export interface Source<Item extends ExportItem> {
  /** What is in the store and passes the filters that the store knows. */
  readonly total: number;
  /** For each of those, in order, the items that it gives: none where a filter dropped it. */
  readonly items: Iterable<readonly Item[]>;
  /** What each filter has let through until now. */
  counts(): readonly FilterCount[];
}

/** What sources read from. */
export interface SourceGround {
  readonly db: Database;
  readonly filter: ExportFilter;
  readonly ruler: Ruler;
}
