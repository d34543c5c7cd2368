import type { FilterCount } from '@shared/exchange/report';
import type { ExportManifest } from '@main/exchange/export/manifest';
import type { SinkMaker } from '@main/exchange/export/sinks/sink';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import type { Target } from '@main/exchange/export/target';

/** How a format is made: of what, which rows, into which files. */
interface FormatPlan<Item extends ExportItem, Row extends object> {
  readonly source: (ground: SourceGround) => Source<Item>;
  /** The rows of one item: JSON values, or rows of a table. */
  readonly rows: (item: Item) => readonly Row[];
  readonly sink: SinkMaker<Row>;
  /** Files that stand beside the data, by name; made when the data is complete. */
  readonly beside?: Beside;
}

type Beside = (manifest: ExportManifest) => Readonly<Record<string, string>>;

/** What one thing in the store gives. */
export interface FormatStep {
  readonly items: readonly { readonly item: ExportItem; readonly rows: readonly object[] }[];
  write(): Promise<void>;
}

/** A format at work. */
export interface FormatRun {
  /** Steps that there will be, about. */
  readonly total: number;
  readonly steps: Iterable<FormatStep>;
  /** What each filter has let through until now. */
  counts(): readonly FilterCount[];
  /** Completes the files of the data. */
  finish(): Promise<void>;
}

export interface ExportFormat {
  readonly beside: Beside;
  /** Makes rows to look at: nothing is written. */
  look(ground: SourceGround): Pick<FormatRun, 'total' | 'steps' | 'counts'>;
  start(ground: SourceGround, target: Target): FormatRun;
}

export function defineFormat<Item extends ExportItem, Row extends object>(
  plan: FormatPlan<Item, Row>,
): ExportFormat {
  const { beside = () => ({}) } = plan;
  const run = (ground: SourceGround, target: Target | null): FormatRun => {
    const source = plan.source(ground);
    const sink = target && plan.sink(target);
    return {
      total: source.total,
      counts: () => source.counts(),
      finish: async () => sink?.finish(),
      steps: {
        *[Symbol.iterator]() {
          for (const batch of source.items) {
            const items = batch.map((item) => ({ item, rows: plan.rows(item) }));
            const write = async (): Promise<void> => {
              for (const { item, rows } of items)
                for (const row of rows) await sink?.add(row, item);
            };
            yield { items, write };
          }
        },
      },
    };
  };
  return { beside, look: (ground) => run(ground, null), start: run };
}
