import type { ExportItem } from '@main/exchange/export/sources/source';
import type { Target } from '@main/exchange/export/target';

/** Takes rows and makes files of them. */
export interface Sink<Row extends object> {
  add(row: Row, item: ExportItem): Promise<void>;
  /** Completes the files; they are there also when no row came. */
  finish(): Promise<void>;
}

/** Starts the files of an export. */
export type SinkMaker<Row extends object> = (target: Target) => Sink<Row>;
