import type { Database } from 'better-sqlite3';
import { exportFormats, type ExportFormatName } from '@shared/exchange/formats';
import {
  recommendedLength,
  type ExportCounts,
  type FilterCount,
  type LengthReport,
} from '@shared/exchange/report';
import type { ExportFilter } from '@shared/ipc/filters';
import type { WrittenFile } from '@main/exchange/export/hashed-file';
import { dataLicences } from '@main/exchange/licences';
import { experimentDetail } from '@main/store/reader/experiments';

/** Stands beside an export, so that it can be traced. */
export interface ExportManifest {
  readonly format: ExportFormatName;
  readonly createdAt: string;
  readonly application: { readonly name: 'StepQ'; readonly version: string };
  readonly experiment: {
    readonly id: string;
    readonly name: string;
    readonly configHash: string;
    readonly seed: number;
    readonly environment: string;
    /** Versions and platform under which it ran. */
    readonly capture: Readonly<Record<string, string>>;
  };
  readonly filter: ExportFilter;
  /** What came to each filter and what it let through, in order. */
  readonly filters: readonly FilterCount[];
  readonly counts: ExportCounts;
  /** How long rows are, and what to set a trainer's limit to; `null` for tables and trees. */
  readonly lengths: (LengthReport & { readonly recommendedMaxLength: number }) | null;
  readonly licence: string;
  readonly files: readonly WrittenFile[];
}

/** What is known before the first row is written. */
export type ExportOrigin = Pick<ExportManifest, 'experiment' | 'licence'>;

/** @throws CallError `not-found` when the experiment is gone. */
export function exportOrigin(db: Database, filter: ExportFilter): ExportOrigin {
  const { id, name, configHash, config, environment, capture } = experimentDetail(db, filter);
  return {
    experiment: { id, name, configHash, seed: config.seed, environment, capture },
    licence: dataLicences[environment],
  };
}

/** What is to be written beside the export. */
export function exportManifest(
  origin: ExportOrigin,
  facts: Pick<ExportManifest, 'format' | 'filter' | 'filters' | 'counts' | 'files'> & {
    readonly appVersion: string;
    readonly lengths: LengthReport | null;
  },
): ExportManifest {
  const { lengths } = facts;
  return {
    format: facts.format,
    createdAt: new Date().toISOString(),
    application: { name: 'StepQ', version: facts.appVersion },
    experiment: origin.experiment,
    filter: meantFilter(facts.format, facts.filter),
    filters: facts.filters,
    counts: facts.counts,
    lengths: lengths && { ...lengths, recommendedMaxLength: recommendedLength(lengths) },
    licence: origin.licence,
    files: facts.files,
  };
}

/** Without the fields that mean nothing to the format. */
function meantFilter(format: ExportFormatName, filter: ExportFilter): ExportFilter {
  const meant: readonly string[] = ['experimentId', ...exportFormats[format].filters];
  const entries = Object.entries(filter).filter(([name]) => meant.includes(name));
  return Object.fromEntries(entries) as ExportFilter;
}
