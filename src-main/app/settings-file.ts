import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** What the program remembers outside any workspace. */
const settingsSchema = z.strictObject({
  /** The folder that was opened last; absent for the usual one. */
  workspace: z.string().min(1).optional(),
});
export type Settings = z.output<typeof settingsSchema>;

/** The settings in a file; none where it is missing or not ours. */
export function readSettings(file: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/** Writes the settings whole or not at all. */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await writeFile(`${file}.unfinished`, JSON.stringify(settings));
  await rename(`${file}.unfinished`, file);
}
