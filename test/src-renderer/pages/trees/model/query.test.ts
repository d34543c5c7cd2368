import { describe, expect, it } from 'vitest';
import { holds, parseQuery, type QueryTerm } from '@renderer/pages/trees/model/query';

function terms(query: string): readonly QueryTerm[] {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.terms;
}

describe('the query language', () => {
  it('reads comparisons, words and flags', () => {
    expect(terms('chair q>0.3 visits>=2 depth=3 terminal reward=1')).toEqual([
      { kind: 'text', text: 'chair', not: false },
      { kind: 'number', field: 'q', comparison: '>', value: 0.3, not: false },
      { kind: 'number', field: 'n', comparison: '>=', value: 2, not: false },
      { kind: 'number', field: 'depth', comparison: '=', value: 3, not: false },
      { kind: 'flag', flag: 'terminal', not: false },
      { kind: 'number', field: 'reward', comparison: '=', value: 1, not: false },
    ]);
  });

  it('takes names in any case and negative numbers with either minus', () => {
    const [typed, printed] = terms('V<-0.25 q>−0.5');
    expect(typed).toMatchObject({ field: 'v', comparison: '<', value: -0.25 });
    expect(printed).toMatchObject({ field: 'q', comparison: '>', value: -0.5 });
  });

  it('takes quoted text as it stands, also words of the language', () => {
    expect(terms('"terminal" "home office"')).toEqual([
      { kind: 'text', text: 'terminal', not: false },
      { kind: 'text', text: 'home office', not: false },
    ]);
    expect(terms('"half open')).toEqual([{ kind: 'text', text: 'half open', not: false }]);
  });

  it('turns a condition round with a minus, but not a word that holds one', () => {
    expect(terms('-rollout -q>0 t-shirt')).toMatchObject([
      { kind: 'flag', flag: 'rollout', not: true },
      { kind: 'number', field: 'q', not: true },
      { kind: 'text', text: 't-shirt', not: false },
    ]);
  });

  it('finds nothing to do in nothing', () => {
    expect(terms('')).toEqual([]);
    expect(terms('   ""  ')).toEqual([]);
  });

  it('says what is wrong', () => {
    expect(parseQuery('q>high')).toEqual({ ok: false, message: 'q> needs a number.' });
    expect(parseQuery('q>')).toMatchObject({ ok: false });
    expect(parseQuery('price<3')).toMatchObject({ ok: false });
  });
});

describe('comparisons', () => {
  it('never hold for a missing reading', () => {
    for (const comparison of ['=', '!=', '<', '<=', '>', '>='] as const) {
      expect(holds(NaN, comparison, 0)).toBe(false);
    }
  });

  it('take single precision for what it shows', () => {
    const stored = Math.fround(0.3);
    expect(holds(stored, '=', 0.3)).toBe(true);
    expect(holds(stored, '>', 0.3)).toBe(false);
    expect(holds(stored, '>=', 0.3)).toBe(true);
    expect(holds(stored, '<', 0.3)).toBe(false);
  });
});
