import { describe, expect, it } from 'vitest';
import { remember } from '@main/policies/hotpotqa-sampler/memory';
import { observe, started } from '../../environments/hotpotqa/support';

function after(...actions: readonly string[]) {
  const observations = observe(started(), ...actions);
  return remember({
    instruction: '',
    initialObservation: '',
    history: actions.map((action, i) => ({
      action: {
        type: action.slice(0, action.indexOf('[')),
        argument: action.slice(action.indexOf('[') + 1, -1),
        thought: '',
        raw: '',
      },
      observation: observations[i]!,
    })),
  });
}

describe('what the sampler remembers', () => {
  it('is each article once, with what was looked up in it', () => {
    const { pages, searches } = after(
      'search[Ada Vale]',
      'lookup[twice]',
      'search[Per Vale]',
      'search[ada vale]',
    );
    expect(pages.map(({ name, sentences }) => [name, sentences.length])).toEqual([
      ['ada vale', 6],
      ['Per Vale', 2],
    ]);
    expect(searches).toEqual(['Ada Vale', 'Per Vale', 'ada vale']);
  });

  it('is which titles were offered and not yet searched for, the latest first', () => {
    expect(after('search[Mercury]', 'search[the band]').similar).toEqual([
      'Halo (band)',
      'Mercury (planet)',
      'Mercury (element)',
    ]);
    expect(after('search[Mercury]', 'search[Mercury (planet)]').similar).toEqual([
      'Mercury (element)',
    ]);
  });

  it('is what was looked up on the open page only', () => {
    expect(after('search[Ada Vale]', 'lookup[Oslo]').keywords).toEqual(['oslo']);
    expect(after('search[Ada Vale]', 'lookup[Oslo]', 'search[Per Vale]').keywords).toEqual([]);
  });
});
