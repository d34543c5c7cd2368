import type { EnvironmentId } from '@shared/experiment/config';

/** What whoever passes exported data on has to know about its source. */
export const dataLicences: Record<EnvironmentId, string> = {
  webshop:
    'WebShop (Princeton Natural Language Processing, 2023), MIT licence. Product texts were ' +
    'collected from shop pages and stay under the copyright of their sellers: research use.',
  hotpotqa:
    'HotpotQA (Yang et al., 2018), CC BY-SA 4.0: name the authors, share alike. Article texts are ' +
    'from the English Wikipedia, by its contributors, under the same licence.',
  toy: 'Made by StepQ: errands in invented villages, free for any use.',
  http: 'Texts of the server that played the environment: what may be done with them, its owner knows.',
};
