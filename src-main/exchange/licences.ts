import type { EnvironmentId } from '@shared/experiment/config';

/** What whoever passes exported data on has to know about its source. */
export const dataLicences: Record<EnvironmentId, string> = {
  webshop:
    'WebShop (Princeton Natural Language Processing, 2023), MIT licence. Product texts were ' +
    'collected from shop pages and stay under the copyright of their sellers: research use.',
  toy: 'Made by StepQ: errands in invented villages, free for any use.',
};
