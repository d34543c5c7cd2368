import { describe, expect, it } from 'vitest';
import { warmUp } from '@renderer/pages/warm-up';

describe('warming up the pages', () => {
  it('loads one after another, each only when there is nothing else to do', async () => {
    const said: string[] = [];
    const load = (name: string) => async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} is there`);
    };
    await warmUp([load('trees'), load('pairs')], async () => {
      said.push('idle');
      await Promise.resolve();
    });
    expect(said).toEqual([
      'idle',
      'trees begins',
      'trees is there',
      'idle',
      'pairs begins',
      'pairs is there',
    ]);
  });

  it('goes on with the others when one cannot be loaded', async () => {
    const loaded: string[] = [];
    await warmUp(
      [
        () => Promise.reject(new Error('not found')),
        () => {
          loaded.push('pairs');
          return Promise.resolve();
        },
      ],
      () => Promise.resolve(),
    );
    expect(loaded).toEqual(['pairs']);
  });
});
