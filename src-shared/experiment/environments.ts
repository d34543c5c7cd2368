import type { EnvironmentId } from '@shared/experiment/config';

/** Steps after which an episode ends; on WebShop and HotpotQA as in the scripts of the paper's code. */
export const stepLimits: Readonly<Record<EnvironmentId, number>> = {
  webshop: 10,
  hotpotqa: 7,
  toy: 10,
  http: 15,
};
