import { describe, expect, it } from 'vitest';
import { alignColumns } from '@main/cli/output/align-columns';

describe('a table in a terminal', () => {
  it('has numbers at the right and words at the left of their columns', () => {
    expect(
      alignColumns([
        ['agent', 'reward', 'note'],
        ['beam', '+0.57', 'the model picks'],
        ['sample', '12', 'one sample'],
      ]),
    ).toBe(
      [
        'agent    reward   note',
        'beam      +0.57   the model picks',
        'sample       12   one sample',
      ].join('\n'),
    );
  });

  it('leaves no blanks at the end of a line, and keeps an empty table empty', () => {
    expect(
      alignColumns([
        ['name', 'text'],
        ['a', ''],
      ]),
    ).toBe('name   text\na');
    expect(alignColumns([])).toBe('');
  });
});
