import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogueShop } from '@main/environments/webshop/catalogue/family';
import type { WebShop } from '@main/environments/webshop/webshop';
import { imported, officialFolder, temporaryFolder } from '../official/support';
import { act, family as shipped, started, task } from '../support';

const temporary = temporaryFolder();
const file = join(temporary.path, 'official.stepq-shop');
let family: Awaited<ReturnType<typeof loadCatalogueShop>>;

beforeAll(async () => {
  await imported({ folder: officialFolder(temporary.path), file });
  family = await loadCatalogueShop(file);
});
afterAll(() => {
  temporary.remove();
});

const made = (id: string): boolean => id.startsWith('synthetic-');

describe('the shop over the official 1,000 products in a file', () => {
  it('has the made tasks that ship with StepQ, and those that people wrote after them', () => {
    const tasks = family.tasks();
    const expected = shipped.tasks().filter(({ id }) => made(id));
    expect(tasks.slice(0, 6910)).toEqual(expected);
    expect(tasks.slice(6910).map(({ id }) => id)).toEqual(
      Array.from({ length: 13 }, (_, i) => `human-${i}`),
    );
  });

  it('has the kind of tasks alone that is asked for', async () => {
    const human = await loadCatalogueShop(file, { goals: 'human' });
    expect(human.tasks()).toHaveLength(13);
    const synthetic = await loadCatalogueShop(file, { goals: 'synthetic' });
    expect(synthetic.tasks().every(({ id }) => made(id))).toBe(true);
  });

  it('answers as the shipped shop does, to the parts of the reward', () => {
    const id = 'synthetic-0';
    const here = family.create();
    const there: WebShop = started(id);
    expect(here.reset(task(id))).toBe(there.reset(task(id)));
    const product = task(id).gold.asin ?? '';
    for (const action of [
      `search[${task(id).instruction.toLowerCase()}]`,
      'click[Next >]',
      'click[< Prev]',
      `click[${product}]`,
      'click[Features]',
      'click[< Prev]',
      'click[28" x 28"]',
      'click[nothing]',
      'click[Buy Now]',
    ]) {
      expect(here.availableActions()).toEqual(there.availableActions());
      expect(act(here, action)).toEqual(act(there, action));
    }
    expect(here.snapshot().reward).toBe(1);
  });

  it('gives the same text for training, without what is excluded', () => {
    const excluded = new Set([task('synthetic-0').group]);
    expect(family.corpus?.(excluded)).toEqual(shipped.corpus?.(excluded));
  });

  it('has no task and no product of another name', () => {
    const shop = family.create();
    expect(() => shop.reset({ ...task('synthetic-0'), id: 'synthetic-x' })).toThrow(
      'WebShop has no task synthetic-x.',
    );
    shop.reset(task('synthetic-0'));
    shop.restore({ ...shop.snapshot(), page: 'item', asin: 'B000000000' });
    expect(() => shop.step({ type: 'click', argument: 'Description' })).toThrow(
      'There is no product B000000000 in the catalogue.',
    );
  });
});
