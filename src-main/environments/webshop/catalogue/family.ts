import { stepLimits } from '@shared/experiment/environments';
import type { EnvironmentFamily } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import type { Shop } from '../clicks';
import type { Product } from '../data/product';
import { UNFINISHED, type WebShopOptions } from '../family';
import { Remembered } from '@shared/remembered';
import type { Session } from '../session';
import { sidesOf } from '../sides';
import { WebShop } from '../webshop';
import { corpusDocument, createWorld } from '../world';
import { readGoals } from './goals';
import { openCatalogue, type OpenCatalogue } from './open-catalogue';

/** Products that are held once they were shown. */
const KEPT_PRODUCTS = 4096;

/** Products whose text is given for training, at most: every so-manieth of the catalogue. */
const CORPUS_LIMIT = 10_000;

/**
 * WebShop over an imported catalogue. Of the catalogue only goals and what was lately shown are in
 * memory; the nouns of a title, which the reward compares, are found when it is judged.
 * @throws CallError `bad-data` when `file` is not there or no catalogue
 */
export async function loadCatalogueShop(
  file: string,
  {
    observation: format = 'agent',
    goals: kind = 'all',
    optionMatching = 'corrected',
    split = 'products',
    indices = null,
  }: WebShopOptions = {},
): Promise<EnvironmentFamily<Session, WebShop>> {
  const { createNounTagger } = await import('../reward/title-nouns');
  const catalogue = openCatalogue(file);
  const shop = createShop(catalogue, createNounTagger());
  const goals = readGoals(catalogue, kind, (asin) => shop.product(asin));
  const world = createWorld({ shop, goal: (id) => goals.goal(id), format, optionMatching });
  return {
    id: 'webshop',
    maxDepth: stepLimits.webshop,
    returns: UNFINISHED,
    tasks: () => goals.tasks,
    ...sidesOf(goals.tasks, { split, indices, written: catalogue.facts.goals.written }),
    create: () => new WebShop(world),
    corpus: (excluded) =>
      sampledPlaces(catalogue.facts.documents)
        .map((document) => catalogue.at(document))
        .filter(({ asin }) => !excluded.has(asin))
        .map(corpusDocument),
  };
}

function createShop(catalogue: OpenCatalogue, nounsOf: (title: string) => string[]): Shop {
  const shown = new Remembered<Product>(KEPT_PRODUCTS);
  const at = (document: number): Product =>
    shown.get(String(document), () => {
      const listed = catalogue.at(document);
      let nouns: readonly string[] | undefined;
      return {
        ...listed,
        get titleNouns() {
          return (nouns ??= nounsOf(listed.title));
        },
      };
    });
  return {
    find: (query: string): readonly Product[] => catalogue.find(query).map(at),
    product: (asin: string): Product => {
      const document = catalogue.placeOf(asin);
      if (document !== undefined) return at(document);
      throw new CallError('unknown-product', `There is no product ${asin} in the catalogue.`);
    },
  };
}

/** Evenly spread places of so many documents. */
function sampledPlaces(documents: number): number[] {
  const step = Math.ceil(documents / CORPUS_LIMIT);
  return Array.from({ length: Math.ceil(documents / step) }, (_, i) => i * step);
}
