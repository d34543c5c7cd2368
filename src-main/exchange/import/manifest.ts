import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { environmentIds, type EnvironmentId } from '@shared/experiment/config';
import { CallError } from '@main/rpc/rpc';
import type { SourceFile } from '@main/exchange/import/source';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What is looked at of the manifest beside an export, in the forms that versions have written. */
const manifestSchema = z.object({
  sha256: hash.optional(),
  files: z.array(z.object({ sha256: hash })).default([]),
  experiment: z.object({ environment: z.string() }).optional(),
});
type Manifest = z.output<typeof manifestSchema>;

/** The manifest beside a file of StepQ's; `null` where there is none, or something else. */
export function manifestOf(file: SourceFile): Manifest | null {
  try {
    const text = readFileSync(`${file.path}.manifest.json`, 'utf8');
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // A file without a manifest is read as it is.
    return null;
  }
}

/** The environment that a manifest names, where StepQ knows it. */
export function manifestEnvironment({ experiment }: Manifest): EnvironmentId | undefined {
  return environmentIds.find((id) => id === experiment?.environment);
}

/**
 * @param sha256 of the file as it was read, hexadecimal
 * @throws CallError `invalid-input` when the manifest is of another file
 */
export function checkManifest(file: SourceFile, manifest: Manifest, sha256: string): void {
  const hashes = [manifest.sha256, ...manifest.files.map((held) => held.sha256)];
  if (hashes.every((held) => held === undefined) || hashes.includes(sha256)) return;
  throw new CallError(
    'invalid-input',
    `${file.name} is not the file that its manifest describes: it was changed or is not whole. ` +
      'Nothing was imported. Export it again, or remove the manifest to import it as it is.',
  );
}
