import { experimentConfigSchema } from '@shared/experiment/config';
import { importOptionsSchema, type ImportOptions } from '@shared/exchange/imports';
import type { z } from 'zod';
import {
  importSource,
  inspectSource,
  type ImportRequest,
  type ImportWatch,
} from '@main/lab/imports/import-source';
import type { Store } from '@main/store/store';

/** A request to import `path`, with what a person leaves out. */
function importRequest(
  path: string,
  options: z.input<typeof importOptionsSchema> = {},
): ImportRequest & { readonly options: ImportOptions } {
  return {
    path,
    options: importOptionsSchema.parse(options),
    config: experimentConfigSchema.parse({}),
  };
}

const unwatched = (): ImportWatch => ({
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

/** Imports into `store` as the lab does. */
export function importInto(
  store: Store,
  path: string,
  options: z.input<typeof importOptionsSchema> = {},
  watch: Partial<ImportWatch> = {},
) {
  return importSource(store, importRequest(path, options), {}, { ...unwatched(), ...watch });
}

/** What an import of `path` would bring. */
export function inspect(path: string, options: z.input<typeof importOptionsSchema> = {}) {
  return inspectSource(importRequest(path, options), unwatched());
}
