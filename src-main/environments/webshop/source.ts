import type { WebShopSection } from '@shared/experiment/config';
import type { EnvironmentFamily } from '@main/environments/environment';
import { loadWebShop } from './family';

/**
 * WebShop as a config describes it, with the shipped data from `directory` or over an imported
 * catalogue.
 * @throws CallError `bad-data` when a data file or the catalogue is missing or not as it should be.
 */
export async function loadWebShopAs(
  { catalogue, ...options }: WebShopSection,
  directory: string,
): Promise<EnvironmentFamily> {
  if (catalogue === null) return loadWebShop(directory, options);
  const { loadCatalogueShop } = await import('./catalogue/family');
  return loadCatalogueShop(catalogue, options);
}
