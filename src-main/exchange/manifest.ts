import type { Database } from 'better-sqlite3';
import type { PairFilter } from '@shared/ipc/contract';
import { dataLicences } from '@main/exchange/licences';
import type { PairFormatName } from '@main/exchange/pair-formats';
import { experimentDetail } from '@main/store/reader/experiments';
import { pairCondition } from '@main/store/pair-filter';

/** What was written. */
export interface ExportCounts {
  readonly rows: number;
  readonly train: number;
  readonly heldout: number;
  /** Rows that a reviewer swapped or edited. */
  readonly edited: number;
  /**
   * Length of the longest prompt with its longer action: trainers cut what exceeds their limit of
   * tokens (about a quarter of this), and TRL's default cuts the action itself.
   */
  readonly longestCharacters: number;
}

/** Stands beside an export as `<file>.manifest.json`, so that it can be traced. */
export interface ExportManifest {
  readonly format: PairFormatName;
  readonly createdAt: string;
  readonly application: { readonly name: 'StepQ'; readonly version: string };
  readonly experiment: {
    readonly id: string;
    readonly name: string;
    readonly configHash: string;
    readonly seed: number;
    readonly environment: string;
  };
  readonly filter: PairFilter;
  readonly counts: ExportCounts & {
    /** Pairs that match the filter but were rejected in review. */
    readonly rejectedInReview: number;
  };
  /** Of the file beside it. */
  readonly sha256: string;
  readonly licence: string;
}

/** What is known before the first row is written. */
export interface ExportOrigin {
  readonly experiment: ExportManifest['experiment'];
  readonly rejectedInReview: number;
  readonly licence: string;
}

/** @throws CallError `not-found` when the experiment is gone. */
export function exportOrigin(db: Database, filter: PairFilter): ExportOrigin {
  const { id, name, configHash, config, environment } = experimentDetail(db, filter);
  return {
    experiment: { id, name, configHash, seed: config.seed, environment },
    rejectedInReview: rejectedInReview(db, filter),
    licence: dataLicences[environment],
  };
}

/** What is to be written beside the export. */
export function exportManifest(
  origin: ExportOrigin,
  facts: {
    readonly format: PairFormatName;
    readonly filter: PairFilter;
    readonly appVersion: string;
    readonly counts: ExportCounts;
    readonly sha256: string;
  },
): ExportManifest {
  return {
    format: facts.format,
    createdAt: new Date().toISOString(),
    application: { name: 'StepQ', version: facts.appVersion },
    experiment: origin.experiment,
    filter: facts.filter,
    counts: { ...facts.counts, rejectedInReview: origin.rejectedInReview },
    sha256: facts.sha256,
    licence: origin.licence,
  };
}

function rejectedInReview(db: Database, filter: PairFilter): number {
  const condition = pairCondition(filter);
  const count = db
    .prepare<unknown[], number>(
      `SELECT count(*) FROM pair WHERE review = 'rejected' AND ${condition.sql}`,
    )
    .pluck()
    .get(...condition.values);
  return count ?? 0;
}
