/** What one filter did: rows that came to it and rows that it let through. */
export interface FilterCount {
  readonly filter: string;
  readonly in: number;
  readonly out: number;
}

/** How long rows are, in tokens, chat template included. */
export interface LengthReport {
  /** What counted: the tokenizer of the experiment's model, or a quarter of the characters. */
  readonly counted: 'model' | 'estimate';
  readonly rows: number;
  readonly median: number;
  /** 95 of 100 rows are at most this long. */
  readonly p95: number;
  readonly longest: number;
  /** Longest part that a trainer learns from: an action, or the whole of a conversation. */
  readonly longestCompletion: number;
  /** Rows longer than `trainerDefault` tokens. */
  readonly beyondDefault: number;
}

/** `DPOConfig.max_length` of TRL when nothing is said: what is longer loses its end, the action. */
export const trainerDefault = 1024;

/** Rows to set a trainer's limit to, so that nothing is cut. */
export function recommendedLength({ longest }: Pick<LengthReport, 'longest'>): number {
  return Math.ceil(longest / 64) * 64;
}

export interface ExportCounts {
  readonly rows: number;
  readonly train: number;
  readonly heldout: number;
  /** Rows that a reviewer swapped or edited. */
  readonly edited: number;
}

/** What was written. */
export interface ExportOutcome {
  /** Absolute path of the file or folder. */
  readonly file: string;
  readonly rows: number;
  readonly filters: readonly FilterCount[];
  /** `null` for tables and trees, which no trainer reads as text. */
  readonly lengths: LengthReport | null;
}

/** How far an export has come, in items of its source. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** What an export would hold. */
export interface ExportPreview {
  /** Items of the source that the filters of the store let through. */
  readonly items: number;
  /** Items that were looked at for the rest: all of them, or as many as a moment allows. */
  readonly seen: number;
  /** Rows that they give. */
  readonly rows: number;
  readonly filters: readonly FilterCount[];
  readonly lengths: LengthReport | null;
  /** The first rows as they will stand in the file; a Parquet file's as JSON. */
  readonly first: readonly string[];
}
