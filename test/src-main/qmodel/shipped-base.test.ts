import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { baseModel } from '@main/lab/base-model';
import { checkBase } from '@main/qmodel/pretrained/check-base';
import { readModelFolder } from '@main/qmodel/artifact/model-folder';
import { experimentConfigSchema } from '@shared/experiment/config';

const { data: config } = experimentConfigSchema.safeParse({ model: { base: 'shipped' } });
const folder = baseModel(config!, 'resources', { find: () => null })!;

describe('the base model that ships with StepQ', () => {
  it('can be started from, and takes at most 40 MB', () => {
    expect(() => checkBase(folder)).not.toThrow();
    const bytes = readdirSync(folder).reduce(
      (sum, name) => sum + statSync(join(folder, name)).size,
      0,
    );
    expect(bytes).toBeLessThan(40e6);
  });

  it('is the one that its card tells of', () => {
    const card = readFileSync(join(folder, 'README.md'), 'utf8');
    const { manifest } = readModelFolder(folder);
    expect(card).toContain(manifest.weightsHash);
    expect(card).toContain(`${manifest.steps.toLocaleString('en')} updates`);
    expect(card).toContain(manifest.heldoutAccuracy!.toFixed(3));
  });
});
