import { describe, expect, it } from 'vitest';
import { family, task } from './support';

const tasks = family.tasks();

describe('the tasks', () => {
  it('are 6,910 made goals and 13 written ones, each under its own name', () => {
    expect(tasks.filter(({ id }) => id.startsWith('synthetic-'))).toHaveLength(6910);
    expect(tasks.filter(({ id }) => id.startsWith('human-'))).toHaveLength(13);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(6923);
    expect(tasks[17]?.id).toBe('synthetic-17');
  });

  it('are grouped by product', () => {
    expect(tasks.every(({ group, gold }) => group === gold.asin)).toBe(true);
    expect(
      new Set(tasks.filter(({ id }) => id.startsWith('s')).map(({ group }) => group)).size,
    ).toBe(415);
  });

  it('tell people what was wanted', () => {
    expect(task('synthetic-0').gold).toEqual({
      product: expect.stringContaining('Pillow') as string,
      asin: 'B0743JKHBV',
      attributes: 'double sided, machine washable, printing technology',
      options: 'size: 28" x 28"',
      'price cap': '$50.00',
    });
    expect(task('human-10170').gold.options).toBe('blue');
  });

  it('are not to be had under another name', () => {
    const shop = family.create();
    expect(() => shop.reset({ ...task('synthetic-0'), id: 'synthetic-x' })).toThrow(
      'WebShop has no task synthetic-x.',
    );
  });
});

describe('the text of the shop', () => {
  const corpus = (...excluded: string[]) => family.corpus?.(new Set(excluded)) ?? [];

  it('is one document for each product that is not excluded', () => {
    expect(corpus()).toHaveLength(1000);
    const { group } = task('synthetic-0');
    const rest = corpus(group);
    expect(rest).toHaveLength(999);
    expect(rest.some(({ title }) => title === task('synthetic-0').gold.product)).toBe(false);
  });

  it('shows what the shop shows: description, bullets, options and price', () => {
    const document = corpus().find(({ title }) => title === task('human-10170').gold.product);
    expect(document?.body).toMatch(/color: .*\nPrice: \$/s);
  });
});
