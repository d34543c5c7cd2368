import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '@main/app/settings-file';
import { temporaryFolder } from '../../support/workspace';

describe('what the program remembers', () => {
  it('comes back as it was written', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'settings.json');
    await writeSettings(file, { workspace: '/somewhere/else' });
    expect(readSettings(file)).toEqual({ workspace: '/somewhere/else' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('is nothing where the file is missing, cut off or of something else', () => {
    const file = join(temporaryFolder(), 'settings.json');
    expect(readSettings(file)).toEqual({});
    for (const text of ['', '{"workspace": "/a', '{"workspace": 3}', '[]', '{"other": 1}']) {
      writeFileSync(file, text);
      expect(readSettings(file)).toEqual({});
    }
  });
});
