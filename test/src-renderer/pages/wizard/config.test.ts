import { describe, expect, it } from 'vitest';
import { readConfig } from '@renderer/pages/wizard/config-json';
import { configDifferences } from '@renderer/pages/wizard/config-differences';
import { changedPaths, completed, moved, presetOf } from '@renderer/pages/wizard/config-values';
import { filesOfPaths, pathsOfFiles } from '@renderer/pages/wizard/further-files';
import { numberOf, numberText } from '@renderer/pages/wizard/number-text';
import { startValues } from '@renderer/pages/wizard/start-values';

import { experimentConfigSchema } from '@shared/experiment/config';

const quickLook = presetOf('quick-look', 'webshop').config;

describe('a pasted config', () => {
  it('is read with defaults for what it leaves out', () => {
    expect(readConfig('{"name":"Mine"}')).toMatchObject({
      ok: true,
      config: { name: 'Mine', search: { iterations: 30 } },
    });
  });

  it('is refused with the path of each field that is wrong', () => {
    expect(readConfig('{"search":{"iterations":0,"speed":9}}')).toEqual({
      ok: false,
      problems: [
        { path: 'search.iterations', message: 'must be at least 1' },
        { path: 'search.speed', message: 'there is no such field' },
      ],
    });
    expect(readConfig('{').ok).toBe(false);
  });

  it('comes back the same as it was copied', () => {
    expect(readConfig(JSON.stringify(quickLook))).toEqual({ ok: true, config: quickLook });
  });
});

describe('changes from a preset', () => {
  it('are those of the settings, not of name and seed', () => {
    const config = {
      ...quickLook,
      name: 'Mine',
      seed: 7,
      search: { ...quickLook.search, candidates: 10 },
    };
    expect(changedPaths(config, quickLook)).toEqual(['search.candidates']);
  });
});

describe('what differs between two configs', () => {
  it('is every setting but the name, in the words and the order of the wizard', () => {
    const mine = {
      ...quickLook,
      name: 'Mine',
      seed: 7,
      pairs: { ...quickLook.pairs, selection: 'all-siblings' as const },
      model: { ...quickLook.model, beta: 0.1 },
      evaluation: { ...quickLook.evaluation, agents: ['sample' as const, 'beam' as const] },
    };
    expect(
      configDifferences(mine, quickLook).map(({ label, there, here }) => [label, there, here]),
    ).toEqual([
      ['Seed', '233', '7'],
      ['Which pairs', 'Best path', 'All siblings'],
      ['β', '0.3', '0.1'],
      ['Agents', 'greedy, sample, random of 5, ranker of 5, beam', 'sample, beam'],
    ]);
  });

  it('shows – where only one of the two asks for a setting', () => {
    const mine = {
      ...quickLook,
      policy: experimentConfigSchema.shape.policy.parse({ kind: 'endpoint' }),
    };
    const rows = configDifferences(mine, quickLook);
    expect(rows[0]).toMatchObject({
      label: 'Policy',
      there: 'embedded sampler',
      here: 'language model',
    });
    expect(rows).toContainEqual(
      expect.objectContaining({ label: 'Longest reply', there: '–', step: 'Agent' }),
    );
  });

  it('is nothing for the same settings', () => {
    expect(configDifferences({ ...quickLook, name: 'Mine' }, quickLook)).toEqual([]);
  });
});

describe('an experiment that moves to another environment', () => {
  const there = presetOf('overnight', 'hotpotqa').config;
  const here = presetOf('overnight', 'webshop').config;

  it('takes the step limit and the numbers of tasks of the preset there', () => {
    expect(moved(here, here, there)).toEqual(there);
  });

  it('keeps what was changed', () => {
    const mine = { ...here, name: 'Mine', search: { ...here.search, maxDepth: 4, candidates: 9 } };
    expect(moved(mine, here, there)).toEqual({
      ...there,
      name: 'Mine',
      search: { ...there.search, maxDepth: 4, candidates: 9 },
    });
  });

  it('drops what only the environment before asks for', () => {
    const webshop = {
      ...here.task.webshop,
      goals: 'human',
      optionMatching: 'upstream',
      split: 'official',
    } as const;
    const mine = { ...here, task: { ...here.task, webshop } };
    expect(moved(mine, here, there)).toEqual(there);
    expect(moved(mine, here, here)).toEqual(mine);
  });

  it('comes back as it was', () => {
    expect(moved(moved(here, here, there), there, here)).toEqual(here);
  });
});

describe('a draft of an older version', () => {
  it('gets what it did not know yet, and keeps the rest', () => {
    const { hotpotqa: _new, ...task } = quickLook.task;
    const old = { ...quickLook, name: 'Old', task } as unknown as typeof quickLook;
    expect(completed(old, quickLook)).toEqual({ ...quickLook, name: 'Old' });
  });
});

describe('further files of questions', () => {
  it('are paths, and keep what was said of each', () => {
    const before = [
      { path: '/a.json', keepGood: true },
      { path: '/b.json', keepGood: false },
    ];
    expect(pathsOfFiles(before)).toEqual(['/a.json', '/b.json']);
    expect(filesOfPaths(['/c.json', '/a.json'], before)).toEqual([
      { path: '/c.json', keepGood: false },
      { path: '/a.json', keepGood: true },
    ]);
  });
});

describe('numbers in a field', () => {
  it.each([
    ['1,000', 1000],
    ['−0.5', -0.5],
    ['1e-3', 0.001],
    ['√2', Math.SQRT2],
    ['.5', 0.5],
    ['', null],
    ['ten', null],
    ['1..2', null],
  ])('%j is %j', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it('show all digits of a whole number and few of others', () => {
    expect(numberText(2_147_483_647)).toBe('2,147,483,647');
    expect(numberText(Math.SQRT2)).toBe('1.41421');
    expect(numberText(null)).toBe('');
  });
});

describe('the wizard opens', () => {
  const draft = {
    values: { ...quickLook, name: 'Half done' },
    preset: 'paper',
    step: 2,
    savedAt: 0,
  } as const;

  it('with the draft of last time', () => {
    expect(startValues(new URLSearchParams(), draft, null)).toMatchObject({
      values: { name: 'Half done' },
      step: 2,
      restored: true,
    });
  });

  it('with the preset that its address names, whatever the draft', () => {
    expect(startValues(new URLSearchParams('preset=paper'), draft, null)).toMatchObject({
      values: { name: 'Paper settings' },
      step: 0,
      restored: false,
    });
  });

  it('with the experiment to repeat', () => {
    expect(startValues(new URLSearchParams('from=x'), draft, quickLook).values.name).toBe(
      'Quick look, again',
    );
  });

  it('with the quick look at first', () => {
    expect(startValues(new URLSearchParams('preset=none'), null, null).preset).toBe('quick-look');
  });
});
