import { setImmediate } from 'node:timers/promises';
import { officialChunks } from '@main/environments/official/file-chunks';
import { jsonRows, type RawRow, type RowsShape } from '@main/environments/official/json-rows';
import type { ReadRow, RowProblem } from '@main/environments/official/row';
import { CallError } from '@main/rpc/rpc';
import type { OfficialFile } from './find-files';

/** Who is told how the reading goes. */
export interface ReadingWatch {
  /** Ends the reading. */
  readonly signal: AbortSignal;
  /** Bytes read so far of all files, some times a second. */
  readonly onProgress: (done: number, total: number) => void;
  readonly onProblem: (file: string, problem: RowProblem) => void;
}

/** No row of the official files comes near it. */
const LONGEST_ROW = 16 * 2 ** 20;

/** Milliseconds of work after which others get their turn. */
const TURN = 50;

/** Reads rows of several files, tells how far it is and what was bad. */
export class RowReader {
  /** Problems told so far, in all files. */
  problems = 0;
  private done = 0;
  private readonly total: number;
  private turnBegan = performance.now();

  constructor(
    private readonly watch: ReadingWatch,
    files: readonly (OfficialFile | undefined)[],
  ) {
    this.total = files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0);
  }

  /**
   * The rows of a file, one at a time; one that is cut off is told as a problem.
   * @throws CallError `bad-data` when the file cannot be read, `cancelled` after the signal
   */
  async *rows(
    file: OfficialFile,
    shape: Omit<RowsShape, 'longestRow'>,
  ): AsyncGenerator<RawRow, void> {
    const rows = jsonRows(this.counted(file), { ...shape, longestRow: LONGEST_ROW });
    try {
      let next = rows.next();
      for (; !next.done; next = rows.next()) {
        yield next.value;
        if (performance.now() - this.turnBegan > TURN) await this.pause();
      }
      const end = next.value;
      if (!end.whole) {
        this.tell(file, { row: end.row, field: '', message: `is cut off: ${end.why}` });
      }
    } finally {
      rows.return({ whole: true });
    }
  }

  /** What was read of a row, or undefined after its problems were told. */
  good<T>(file: OfficialFile, raw: RawRow, read: ReadRow<T>): T | undefined {
    if ('value' in read) return read.value;
    for (const problem of read) this.tell(file, { ...problem, row: raw.row });
    return undefined;
  }

  repeats(file: OfficialFile, { row }: RawRow, asin: string): void {
    this.tell(file, { row, field: 'asin', message: `repeats ${asin}` });
  }

  /** Tells how far it is, and lets others have their turn: a signal may come. */
  async pause(): Promise<void> {
    const { onProgress, signal } = this.watch;
    onProgress(this.done, this.total);
    await setImmediate();
    if (signal.aborted)
      throw new CallError('cancelled', 'The import was stopped. Nothing was written.');
    this.turnBegan = performance.now();
  }

  private tell(file: OfficialFile, problem: RowProblem): void {
    this.problems += 1;
    this.watch.onProblem(file.name, problem);
  }

  private *counted(file: OfficialFile): Generator<Uint8Array> {
    for (const chunk of officialChunks(file.path)) {
      yield chunk;
      this.done += chunk.length;
    }
  }
}
