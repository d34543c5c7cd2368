import { expect, it } from 'vitest';
import { kindWords, nodeLine } from '@renderer/pages/trees/model/node-line';
import { readingsOf } from '@renderer/pages/trees/model/readings';
import { finalStats } from '@renderer/pages/trees/model/stats';
import { indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns } = generateSearch({ nodes: 1500 });
const index = indexTree(columns);
const stats = finalStats(index);

it('says a step in one line with what is known of it', () => {
  const success = columns.terminal.indexOf(1);
  const { action, facts } = nodeLine(index, stats, success);
  expect(action).toBe(columns.label[success]);
  expect(facts).toContain('reward 1.00');
  expect(facts).toContain('success');
  expect(facts[0]).toBe(`step ${columns.depth[success]!}`);
  const unvisited = columns.visits.indexOf(0);
  expect(nodeLine(index, stats, unvisited).facts.some((fact) => fact.startsWith('V'))).toBe(false);
  expect(nodeLine(index, { ...stats, born: 5 }, 7).facts).toEqual(['not yet born']);
  expect(nodeLine(index, stats, 0).action).toBe('Start');
});

it('names the kinds that shapes show', () => {
  const limit = columns.terminal.indexOf(3);
  expect(kindWords(index, limit)[0]).toBe('depth limit');
  const invalid = columns.valid.indexOf(0);
  expect(kindWords(index, invalid)).toContain('invalid action');
});

it('splits UCT into value and exploration', () => {
  const { uct, visits, value } = readingsOf(index, stats, 1);
  const expected = Math.SQRT2 * Math.sqrt(Math.log(columns.visits[0]!) / visits);
  expect(uct!.exploration).toBeCloseTo(expected);
  expect(uct!.total).toBeCloseTo(value + expected);
  expect(readingsOf(index, stats, 0).uct).toBeNull();
  expect(readingsOf(index, stats, columns.visits.indexOf(0)).uct).toBeNull();
});

it('takes the prior into PUCT', () => {
  const puct = indexTree({ ...columns, selection: 'puct', exploration: 1.5 });
  const { uct, visits, prior } = readingsOf(puct, stats, 1);
  expect(uct!.exploration).toBeCloseTo(
    (1.5 * prior * Math.sqrt(columns.visits[0]!)) / (1 + visits),
  );
});
