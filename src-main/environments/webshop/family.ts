import type { WebShopSection } from '@shared/experiment/config';
import { stepLimits } from '@shared/experiment/environments';
import type { EnvironmentFamily } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import { loadCatalogue } from './data/catalogue';
import { loadGoals, taskOf, type Goal } from './data/goals';
import type { Product } from './data/product';
import { createProductSearch } from './search/product-search';
import type { Session } from './session';
import { OFFICIAL_GOALS, sidesOf } from './sides';
import { WebShop } from './webshop';
import { corpusDocument, createWorld } from './world';

/** How WebShop is to be played. */
export type WebShopOptions = Partial<Omit<WebShopSection, 'catalogue'>>;

/** What the paper's code backs up for an episode that bought nothing. */
export const UNFINISHED = { unfinished: -0.5 };

/**
 * WebShop (Yao et al. 2022) over its official 1,000 products, from the data files in `directory`.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be.
 */
export function loadWebShop(
  directory: string,
  {
    observation: format = 'agent',
    goals: kind = 'all',
    optionMatching = 'corrected',
    split = 'products',
    indices = null,
  }: WebShopOptions = {},
): EnvironmentFamily<Session, WebShop> {
  const catalogue = loadCatalogue(directory);
  const goals = loadGoals(directory, catalogue).filter(
    ({ id }) => kind === 'all' || id.startsWith(`${kind}-`),
  );
  const tasks = goals.map(taskOf);
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const { find } = createProductSearch(catalogue.products);
  const shop = {
    find,
    product: (asin: string): Product =>
      catalogue.byAsin.get(asin) ??
      raise('unknown-product', `There is no product ${asin} in the catalogue.`),
  };
  const goal = (id: string): Goal =>
    byId.get(id) ?? raise('unknown-task', `WebShop has no task ${id}.`);
  const world = createWorld({ shop, goal, format, optionMatching });
  return {
    id: 'webshop',
    maxDepth: stepLimits.webshop,
    returns: UNFINISHED,
    tasks: () => tasks,
    ...sidesOf(tasks, { split, indices, written: OFFICIAL_GOALS }),
    create: () => new WebShop(world),
    corpus: (excluded) =>
      catalogue.products.filter(({ asin }) => !excluded.has(asin)).map(corpusDocument),
  };
}

function raise(code: string, message: string): never {
  throw new CallError(code, message);
}
