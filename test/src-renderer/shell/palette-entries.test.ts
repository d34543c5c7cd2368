import { expect, it } from 'vitest';
import { matching, type PaletteEntry } from '@renderer/shell/palette-entries';

const entry = (group: PaletteEntry['group'], label: string, note?: string): PaletteEntry => ({
  id: label,
  group,
  label,
  icon: 'trees',
  run: () => {},
  ...(note !== undefined && { note }),
});
const entries = [
  entry('Go to', 'Experiments'),
  entry('Go to', 'Compare'),
  entry('Experiments', 'Velvet chairs', 'Finished'),
  entry('Experiments', 'Chairs of velvet', 'Failed'),
  entry('Commands', 'New experiment'),
];
const labels = (query: string) => matching(entries, query).map(({ label }) => label);

it('everything is offered at first', () => {
  expect(labels(' ')).toHaveLength(entries.length);
});

it('every word must be there, in label, note or group, in any case', () => {
  expect(labels('VELVET failed')).toEqual(['Chairs of velvet']);
  expect(labels('nothing like it')).toEqual([]);
});

it('what begins with the words comes first in its group', () => {
  expect(labels('chairs')).toEqual(['Chairs of velvet', 'Velvet chairs']);
});
