import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQModelService } from '@main/qmodel/local-service';
import { readModelFolder } from '@main/qmodel/artifact/model-folder';
import { toyPair, toyRequest } from '../samples';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-continued-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const nothing = (): void => undefined;

// Training takes as long as the machine is busy.
describe('training from a Q-value model', { timeout: 120_000 }, () => {
  it('keeps its reference, so that what it knew counts towards Q', async () => {
    const service = createQModelService();
    const first = await service.train(toyRequest(join(directory, 'first'), {}), nothing);
    const pair = toyPair(1, 'train');
    const candidates = [pair.chosen, pair.rejected];
    const known = await service.score(first.directory, pair, candidates);

    const again = toyRequest(join(directory, 'again'), {
      base: first.directory,
      epochs: 0.1,
      learningRate: 1e-9,
      averaging: 0,
    });
    // How rare words are is counted anew, in the same text here.
    const second = await service.train(again, nothing);
    const kept = await service.score(second.directory, pair, candidates);
    for (const [at, { q }] of kept.entries()) expect(q).toBeCloseTo(known[at]!.q, 4);
    expect(Math.abs(known[0]!.q - known[1]!.q)).toBeGreaterThan(0.1);
    expect(readModelFolder(second.directory).reference).toEqual(
      readModelFolder(first.directory).reference,
    );
    await service.dispose();
  });
});
