import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CallError } from '@main/rpc/rpc';

/** A file of the official data set. */
export interface OfficialFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** The files of a WebShop, as the official setup downloads them. */
export interface OfficialFiles {
  readonly items: OfficialFile;
  readonly made: OfficialFile;
  /** Absent where nobody's instructions are wanted. */
  readonly written: OfficialFile | undefined;
}

/**
 * Finds the official files in `folder`.
 * @throws CallError `not-found` when the folder or one of the first two is not there,
 *   `invalid-input` when it is not clear which is meant
 */
export function findOfficialFiles(folder: string): OfficialFiles {
  const names = namesIn(folder);
  const find = (pattern: RegExp, called: string): OfficialFile | undefined => {
    const [name, ...more] = names.filter((held) => pattern.test(held));
    if (name === undefined) return undefined;
    if (more.length > 0) {
      throw new CallError(
        'invalid-input',
        `${folder} holds more than one ${called}: ${[name, ...more].join(', ')}. ` +
          'Put the files of one catalogue into a folder of their own.',
      );
    }
    const path = join(folder, name);
    return { path, name, bytes: statSync(path).size };
  };
  const needed = (pattern: RegExp, called: string): OfficialFile => {
    const found = find(pattern, called);
    if (found) return found;
    throw new CallError('not-found', `${folder} holds no ${called}.`);
  };
  return {
    items: needed(/^items_shuffle.*\.json$/, 'items_shuffle*.json'),
    made: needed(/^items_ins_v2.*\.json$/, 'items_ins_v2*.json'),
    written: find(/^items_human_ins.*\.json$/, 'items_human_ins*.json'),
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new CallError('not-found', `The folder ${folder} could not be read (${code}).`);
  }
}
