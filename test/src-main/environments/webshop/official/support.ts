import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemSentence } from '@main/environments/official/row';
import {
  importCatalogue,
  type ImportReport,
  type ImportRequest,
} from '@main/environments/webshop/official/import-catalogue';
import { officialAttributes, officialInstructions, officialItems } from './fixtures';

/** A folder for the tests of one file; `remove` when they are through. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'stepq-catalogue-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

type Content = string | Uint8Array;

/** The contents of the official files; what is left out is that of the official 1,000 products. */
export interface OfficialContents {
  readonly items?: Content;
  readonly made?: Content;
  /** Null for no such file. */
  readonly written?: Content | null;
}

/** Writes official files into a new folder below `parent`. */
export function officialFolder(
  parent: string,
  {
    items = `[${officialItems.join(',\n')}]`,
    made = officialAttributes,
    written = officialInstructions,
  }: OfficialContents = {},
): string {
  const folder = mkdtempSync(join(parent, 'official-'));
  writeFileSync(join(folder, 'items_shuffle_1000.json'), items);
  writeFileSync(join(folder, 'items_ins_v2_1000.json'), made);
  if (written !== null) writeFileSync(join(folder, 'items_human_ins.json'), written);
  return folder;
}

/** Imports and gives what was reported besides: every problem as `<file>: <sentence>`. */
export async function imported(
  request: Pick<ImportRequest, 'folder' | 'file'> & Partial<ImportRequest>,
): Promise<{ readonly report: ImportReport; readonly told: readonly string[] }> {
  const told: string[] = [];
  const report = await importCatalogue({
    keepGood: false,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onProblem: (file, problem) => told.push(`${file}: ${problemSentence(problem)}`),
    ...request,
  });
  return { report, told };
}
