import type { WebShopSection } from '@shared/experiment/config';
import { stepLimits } from '@shared/experiment/environments';
import type { CorpusDocument, EnvironmentFamily } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import { loadCatalogue, type Catalogue } from './data/catalogue';
import { loadGoals, taskOf, type Goal } from './data/goals';
import type { Product } from './data/product';
import type { ObservationFormat } from './observation/formats';
import { createRenderer } from './observation/renderer';
import { Remembered } from './remembered';
import { hasAttribute, optionChosen, type OptionMatching } from './reward/matches';
import { judgePurchase, type Matchers, type Reward } from './reward/reward';
import { createProductSearch } from './search/product-search';
import type { Session } from './session';
import { WebShop, type World } from './webshop';

/** How WebShop is to be played. */
interface WebShopOptions extends Partial<WebShopSection> {
  /** Default `agent`. */
  readonly format?: ObservationFormat;
}

/**
 * WebShop (Yao et al. 2022) over its official 1,000 products, from the data files in `directory`.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be.
 */
export function loadWebShop(
  directory: string,
  { format = 'agent', goals: kind = 'all', optionMatching = 'corrected' }: WebShopOptions = {},
): EnvironmentFamily<Session, WebShop> {
  const catalogue = loadCatalogue(directory);
  const goals = loadGoals(directory, catalogue).filter(
    ({ id }) => kind === 'all' || id.startsWith(`${kind}-`),
  );
  const tasks = goals.map(taskOf);
  const world = createWorld(catalogue, goals, format, optionMatching);
  return {
    id: 'webshop',
    maxDepth: stepLimits.webshop,
    // What the paper's code backs up for an episode that bought nothing.
    returns: { unfinished: -0.5 },
    tasks: () => tasks,
    create: () => new WebShop(world),
    corpus: (excluded) =>
      catalogue.products.filter(({ asin }) => !excluded.has(asin)).map(corpusDocument),
  };
}

function createWorld(
  catalogue: Catalogue,
  goals: readonly Goal[],
  format: ObservationFormat,
  optionMatching: OptionMatching,
): World {
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const { find } = createProductSearch(catalogue.products);
  const shop = {
    find,
    product: (asin: string): Product =>
      catalogue.byAsin.get(asin) ??
      raise('unknown-product', `There is no product ${asin} in the catalogue.`),
  };
  const matchers = rememberingMatchers();
  return {
    shop,
    format,
    goal: (id) => byId.get(id) ?? raise('unknown-task', `WebShop has no task ${id}.`),
    render: createRenderer(format, shop),
    judge: (goal, product, chosen): Reward =>
      judgePurchase(goal, product, chosen, optionMatching, matchers),
  };
}

/** Comparisons kept: all that the searches of one experiment meet, in some megabytes. */
const KEPT_COMPARISONS = 65_536;

function rememberingMatchers(): Matchers<Product> {
  const attributes = new Remembered<boolean>(KEPT_COMPARISONS);
  const options = new Remembered<boolean>(KEPT_COMPARISONS);
  return {
    hasAttribute: (product, wanted) =>
      attributes.get(`${product.asin}\u0000${wanted}`, () => hasAttribute(product, wanted)),
    optionChosen: (chosen, wanted, matching) =>
      options.get([...chosen, wanted.name ?? '', wanted.value, matching].join('\u0000'), () =>
        optionChosen(chosen, wanted, matching),
      ),
  };
}

/** What the shop itself shows of a product; the attributes that the reward compares are not shown. */
function corpusDocument(product: Product): CorpusDocument {
  const options = product.options.map(({ name, values }) => `${name}: ${values.join(', ')}`);
  const body = [product.description, ...product.bullets, ...options, `Price: ${product.priceTag}`];
  return {
    title: product.title,
    body: body
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n'),
  };
}

function raise(code: string, message: string): never {
  throw new CallError(code, message);
}
