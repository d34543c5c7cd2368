import type { CorpusDocument } from '@main/environments/environment';
import type { Shop } from './clicks';
import type { Goal } from './data/goals';
import type { Product } from './data/product';
import type { ObservationFormat } from './observation/formats';
import { createRenderer } from './observation/renderer';
import { Remembered } from '@shared/remembered';
import { hasAttribute, optionChosen, type OptionMatching } from './reward/matches';
import { judgePurchase, type Matchers, type Reward } from './reward/reward';
import type { World } from './webshop';

/** What the episodes of one family are played in. */
export interface WorldParts {
  readonly shop: Shop;
  /** @throws CallError when no goal has this id. */
  readonly goal: (id: string) => Goal;
  readonly format: ObservationFormat;
  readonly optionMatching: OptionMatching;
}

export function createWorld({ shop, goal, format, optionMatching }: WorldParts): World {
  const matchers = rememberingMatchers();
  return {
    shop,
    format,
    goal,
    render: createRenderer(format, shop),
    judge: (asked, product, chosen): Reward =>
      judgePurchase(asked, product, chosen, optionMatching, matchers),
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
export function corpusDocument(product: Omit<Product, 'titleNouns'>): CorpusDocument {
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
