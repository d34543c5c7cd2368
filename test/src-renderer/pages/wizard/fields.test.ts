import { describe, expect, it } from 'vitest';
import { valueAt } from '@renderer/pages/wizard/config-values';
import { faultyPaths, stepsOf } from '@renderer/pages/wizard/faults';
import { groupsOf, pathsOf, stepOfPath, steps } from '@renderer/pages/wizard/fields';
import { choicesOf, rangeOf, rangeWords } from '@renderer/pages/wizard/ranges';
import { sentenceOf } from '@renderer/pages/wizard/sentences';
import { experimentConfigSchema } from '@shared/experiment/config';

const whole = experimentConfigSchema.parse({});
const endpoint = experimentConfigSchema.parse({ policy: { kind: 'endpoint' } });
/** What the wizard asks of a config. */
const askedOf = (config: typeof whole) =>
  steps.flatMap((step) => pathsOf({ ...step, groups: groupsOf(step, config) }));

/** Paths of every value of a config that is no object itself. */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, inside]) =>
    leaves(inside, path === '' ? name : `${path}.${name}`),
  );
}

describe('the fields of the wizard', () => {
  it('stand in the config, each once', () => {
    for (const config of [whole, endpoint]) {
      const asked = askedOf(config);
      expect(new Set(asked).size).toBe(asked.length);
      for (const path of asked) expect(valueAt(config, path), path).toBeDefined();
    }
  });

  it('are all there are, also of a language model', () => {
    for (const config of [whole, endpoint]) {
      expect(leaves(config).filter((path) => stepOfPath(path) < 0)).toEqual([]);
    }
  });

  it('each have one line of help, and numbers a range from the schema', () => {
    for (const field of steps.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields))) {
      expect(field.help.length, field.path).toBeLessThan(80);
      if (field.kind === 'number') expect(rangeWords(rangeOf(field.path)), field.path).not.toBe('');
    }
  });
});

it('the choices of a field are what the schema allows there', () => {
  for (const field of steps.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields))) {
    if (field.kind !== 'choice') continue;
    const values = field.choices.map(({ value }) => value);
    expect(values.sort(), field.path).toEqual([...choicesOf(field.path)].sort());
  }
});

describe('ranges', () => {
  it('are the schema’s', () => {
    expect(rangeWords(rangeOf('search.candidates'))).toBe('1 to 64');
    expect(rangeWords(rangeOf('model.beta'))).toBe('over 0, up to 10');
    expect(rangeWords(rangeOf('policy.temperature'))).toBe('0 to 3');
    expect(rangeWords(rangeOf('pairs.heldoutShare'))).toBe('0 to 0.5');
    expect(rangeOf('search.candidates').whole).toBe(true);
    expect(rangeWords(rangeOf('no.such.field'))).toBe('');
  });
});

describe('a wrong value', () => {
  const sentences = (config: unknown): string[] => {
    const result = experimentConfigSchema.safeParse(config, { error: sentenceOf });
    return result.error?.issues.map(({ message }) => message) ?? [];
  };

  it('is answered by what to do', () => {
    expect(sentences({ ...whole, search: { ...whole.search, concurrency: 640 } })).toEqual([
      'Use 1 to 256.',
    ]);
    expect(sentences({ ...whole, search: { ...whole.search, iterations: null } })).toEqual([
      'Enter a number.',
    ]);
    expect(sentences({ ...whole, search: { ...whole.search, iterations: 1.5 } })).toEqual([
      'Enter a whole number.',
    ]);
    expect(sentences({ ...whole, name: '  ' })).toEqual(['Give it a name.']);
    expect(sentences({ ...whole, model: { ...whole.model, beta: 0 } })).toEqual([
      'Use over 0, up to 10.',
    ]);
  });

  it('of an address or a contact is told as well', () => {
    const wiki = { ...whole.task.hotpotqa, api: 'ftp://x', contact: 'ä@example.org' };
    expect(sentences({ ...whole, task: { ...whole.task, hotpotqa: wiki } })).toEqual([
      'Enter an address that begins with http:// or https://.',
      'Use letters, digits and signs of ASCII only.',
    ]);
  });

  it('is found in the step that asks for it', () => {
    const config = {
      ...whole,
      search: { ...whole.search, iterations: 0 },
      evaluation: { ...whole.evaluation, baseline: 'best-of-n' },
    };
    expect(faultyPaths(config)).toEqual(['search.iterations', 'evaluation.baseline']);
    expect([...stepsOf(faultyPaths(config))]).toEqual([2, 4]);
    expect(faultyPaths(whole)).toEqual([]);
  });
});
