import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { configProblems } from '@shared/experiment/problems';

function problems(input: unknown): string[] {
  const result = experimentConfigSchema.safeParse(input);
  if (result.success) return [];
  return configProblems(result.error).map(({ path, message }) => `${path}: ${message}`);
}

describe('what is wrong with a config', () => {
  it('names an unknown field by its whole path', () => {
    expect(problems({ search: { iteration: 3 } })).toEqual([
      'search.iteration: there is no such field',
    ]);
  });

  it('names the bound that a number passed', () => {
    expect(problems({ pairs: { heldoutShare: 0.9 }, search: { candidates: 0 } })).toEqual([
      'search.candidates: must be at least 1',
      'pairs.heldoutShare: must be at most 0.5',
    ]);
    expect(problems({ model: { beta: 0 } })).toEqual(['model.beta: must be more than 0']);
  });

  it('says what an address or a text must look like', () => {
    const wiki = { api: 'ftp://x', contact: 'ä' };
    expect(problems({ task: { hotpotqa: wiki } })).toEqual([
      'task.hotpotqa.api: must be an address that begins with http:// or https://',
      'task.hotpotqa.contact: must match /^[ -~]*$/',
    ]);
  });

  it('says what a wrong type should be, and the words a choice may be', () => {
    expect(problems({ seed: 'x', search: { selection: 'best' } })).toEqual([
      'seed: must be a number',
      'search.selection: must be one of uct, puct',
    ]);
    expect(problems({ seed: 1.5 })).toEqual(['seed: must be a whole number']);
    expect(problems({ task: { http: { url: 'file:///etc' } } })).toEqual([
      'task.http.url: must be an address that begins with http:// or https://',
    ]);
  });
});

it('says what a training may start from', () => {
  const { error } = experimentConfigSchema.safeParse({ model: { base: 'models/mine' } });
  expect(configProblems(error!)).toEqual([
    {
      path: 'model.base',
      message: 'must be "shipped", "model:<id of an experiment>" or the full path of a folder',
    },
  ]);
});
