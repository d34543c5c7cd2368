import { CallError } from '@main/rpc/rpc';
import { storeFailure } from '@main/store/failure';

const NOT_WRITTEN =
  'The export was not written; a file of that name from before, and the workspace, are as they were.';

/** Codes of the operating system for a place that cannot be written. */
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];

/** What a person can act on, for failures of an export; any other error is handed back as it is. */
export function exportFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new CallError(
      'disk-full',
      `The disk is full. ${NOT_WRITTEN} Free some space, or choose another disk.`,
    );
  }
  if (typeof code === 'string' && unwritable.includes(code)) {
    return new CallError(
      'unavailable',
      `The file cannot be written at that place (${code}). ${NOT_WRITTEN} Choose another place.`,
    );
  }
  return storeFailure(error);
}
