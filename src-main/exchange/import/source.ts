import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { ImportFormat } from '@shared/exchange/imports';
import { CallError } from '@main/rpc/rpc';
import { recognise } from '@main/exchange/import/formats/registry';
import { readRecord } from '@main/exchange/import/json/read-record';
import { records } from '@main/exchange/import/json/records';

/** A file of a source. */
export interface SourceFile {
  readonly path: string;
  /** With forward slashes, from the folder that was chosen on; a single file's name. */
  readonly name: string;
  readonly bytes: number;
}

/** What a person pointed at: one file, or all that a folder holds. */
export interface ImportSource {
  /** Its name without what leads to it. */
  readonly name: string;
  /** In natural order of their names: 2 comes before 10. */
  readonly files: readonly SourceFile[];
}

const MAX_FILES = 1_000_000;
const inOrder = new Intl.Collator('en', { numeric: true });

/**
 * Lists the JSON files of a file or folder, without manifests and other files that tell of files, and
 * without following links.
 * @throws CallError `not-found` when it is not there, `invalid-input` when it holds none
 */
export function openSource(path: string): ImportSource {
  const name = basename(path);
  try {
    const found = statSync(path);
    if (!found.isDirectory()) return { name, files: [{ path, name, bytes: found.size }] };
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isData(entry.name))
      .slice(0, MAX_FILES)
      .map((entry) => {
        const at = join(entry.parentPath, entry.name);
        return {
          path: at,
          name: relative(path, at).split(sep).join('/'),
          bytes: statSync(at).size,
        };
      })
      .sort((a, b) => inOrder.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
    if (files.length > 0) return { name, files };
  } catch (error) {
    throw unreadable(name, error);
  }
  throw new CallError(
    'invalid-input',
    `${name} holds no .json or .jsonl file. Nothing was imported. Choose the folder that holds them.`,
  );
}

function isData(name: string): boolean {
  const ofFiles = /(^|\.)manifest\.json$|^dataset_infos?\.json$/i;
  return /\.(json|jsonl|ndjson)$/i.test(name) && !ofFiles.test(name);
}

/** Records that are looked at before a source counts as unknown. */
const LOOKED_AT = 100;

/**
 * The format of a source, by its first records that can be read.
 * @throws CallError `invalid-input` when none of them is known
 */
export function recogniseSource(source: ImportSource): ImportFormat {
  let left = LOOKED_AT;
  for (const file of source.files.slice(0, 20)) {
    for (const layout of ['rows', 'document'] as const) {
      for (const record of records(fileChunks(file), layout)) {
        const read = readRecord(record);
        const format = 'value' in read ? recognise(read.value) : null;
        if (format) return format;
        left -= 1;
        if (left <= 0) break;
      }
      left = Math.max(left, 1);
    }
  }
  throw new CallError(
    'invalid-input',
    `What ${source.name} holds was not recognised. Name its format, and for conversations the ` +
      'columns. Of the pairs that StepQ exports it reads those written as “StepQ, JSON lines”.',
  );
}

const CHUNK_BYTES = 1 << 18;

/**
 * The bytes of a file in order; each chunk is valid until the next is asked for.
 * @throws CallError `not-found`
 */
export function* fileChunks(file: SourceFile): Generator<Uint8Array> {
  let handle: number | undefined;
  try {
    handle = openSync(file.path, 'r');
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, file.bytes + 1)));
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      yield buffer.subarray(0, read);
    }
  } catch (error) {
    throw unreadable(file.name, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function unreadable(name: string, error: unknown): unknown {
  if (error instanceof CallError || !(error instanceof Error) || !('code' in error)) return error;
  return new CallError(
    'not-found',
    `${name} could not be read (${String(error.code)}). Nothing was imported.`,
  );
}
