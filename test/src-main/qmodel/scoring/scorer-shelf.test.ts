import { describe, expect, it } from 'vitest';
import { createScorerShelf } from '@main/qmodel/scoring/scorer-shelf';

/** A shelf that tells what it loaded and released. */
function shelf() {
  const log: string[] = [];
  return {
    log,
    shelf: createScorerShelf((directory) => {
      log.push(`load ${directory}`);
      return {
        score: () => Promise.resolve([]),
        release: () => {
          log.push(`release ${directory}`);
          return Promise.resolve();
        },
      };
    }),
  };
}

const nothing = () => Promise.resolve();

describe('loaded models', () => {
  it('are loaded once, two at a time', async () => {
    const { shelf: models, log } = shelf();
    for (const directory of ['a', 'b', 'a', 'b']) await models.use(directory, nothing);
    expect(log).toEqual(['load a', 'load b']);
    await models.use('c', nothing);
    expect(log).toEqual(['load a', 'load b', 'load c', 'release a']);
  });

  it('are released only when the last who used them has ended', async () => {
    const { shelf: models, log } = shelf();
    let end = (): void => undefined;
    const busy = models.use('a', () => new Promise<void>((resolve) => (end = resolve)));
    await models.clear();
    await models.use('b', nothing);
    expect(log).toEqual(['load a', 'load b']);
    end();
    await busy;
    expect(log).toEqual(['load a', 'load b', 'release a']);
  });

  it('are loaded anew after they were forgotten', async () => {
    const { shelf: models, log } = shelf();
    await models.use('a', nothing);
    await models.clear();
    await models.use('a', nothing);
    expect(log).toEqual(['load a', 'release a', 'load a']);
  });

  it('are given back also after a failure', async () => {
    const { shelf: models, log } = shelf();
    await expect(models.use('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await models.clear();
    expect(log).toEqual(['load a', 'release a']);
  });
});
