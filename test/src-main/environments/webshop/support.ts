import type { EnvironmentTask, Transition } from '@main/environments/environment';
import { loadWebShop } from '@main/environments/webshop/family';
import { WebShop } from '@main/environments/webshop/webshop';
import { webshopData } from './fixtures';

/** The shop over the shipped data, loaded once for a file of tests. */
export const family = loadWebShop(webshopData);

/** The task with this id. */
export function task(id: string): EnvironmentTask {
  const found = family.tasks().find((held) => held.id === id);
  if (!found) throw new Error(`There is no task ${id}.`);
  return found;
}

/** A shop in which a task was just started. */
export function started(id: string): WebShop {
  const shop = family.create();
  if (!(shop instanceof WebShop)) throw new Error('The family creates something else.');
  shop.reset(task(id));
  return shop;
}

/** Carries `type[argument]` out. */
export function act(shop: WebShop, action: string): Transition {
  const open = action.indexOf('[');
  return shop.step({ type: action.slice(0, open), argument: action.slice(open + 1, -1) });
}

/** Carries actions out one after another and gives the last answer. */
export function acts(shop: WebShop, ...actions: readonly string[]): Transition {
  const [first = '', ...rest] = actions;
  return rest.reduce((_, action) => act(shop, action), act(shop, first));
}
