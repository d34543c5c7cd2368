import { readFileSync, statSync } from 'node:fs';
import { CallError } from '@main/rpc/rpc';

/**
 * Text of a small file.
 * @param largest bytes that such a file may have; a larger one is refused unread
 * @param what names the file in the sentence of a refusal
 * @throws CallError `invalid-input` when it is missing, no file or too large
 */
export function readTextFile(file: string, largest: number, what: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new CallError('invalid-input', `${what} is missing.`);
  if (!stat.isFile()) throw new CallError('invalid-input', `${what} is not a file.`);
  if (stat.size > largest) {
    throw new CallError(
      'invalid-input',
      `${what} has ${stat.size} bytes, more than the ${largest} that such a file may have.`,
    );
  }
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CallError('invalid-input', `${what} cannot be opened.`);
  }
}

/** JSON of a small file. @throws CallError as `readTextFile`, and when it is no JSON */
export function readJsonFile(file: string, largest: number, what: string): unknown {
  const text = readTextFile(file, largest, what);
  try {
    return JSON.parse(text);
  } catch {
    throw new CallError('invalid-input', `${what} is not JSON; it may be cut off.`);
  }
}
