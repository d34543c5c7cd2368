import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import type { ShopPlan } from '@main/environments/webshop/invented/shop';

/** What a base model is pretrained on, and how. */
export interface PretrainPlan {
  readonly seed: number;
  readonly shops: readonly (ShopPlan & { readonly tasks: number })[];
  /** HotpotQA articles whose words the tokenizer knows besides those of the shops. */
  readonly articles: number;
  readonly config: ExperimentConfig;
}

/**
 * The plan by which the base model was made that ships with StepQ: shops that differ in size and in
 * how much their titles tell, searched as the demo searches, two passes over all pairs.
 */
export const shippedPlan: PretrainPlan = {
  seed: 1,
  shops: [
    { seed: 1, productsPerType: 14, titled: 0.6, described: 0.5, boasts: 3, tasks: 1200 },
    { seed: 2, productsPerType: 10, titled: 0.35, described: 0.3, boasts: 3, tasks: 1000 },
    { seed: 3, productsPerType: 16, titled: 0.5, described: 0.5, boasts: 5, tasks: 1200 },
    { seed: 4, productsPerType: 8, titled: 0.25, described: 0.6, boasts: 2, tasks: 800 },
  ],
  articles: 3000,
  config: experimentConfigSchema.parse({
    name: 'Base model',
    seed: 1,
    search: { iterations: 30, stopOnSuccess: false },
    pairs: { selection: 'best-path', heldoutShare: 0.02 },
    // With one thread the sums are made in the same order on every machine of a kind.
    model: { base: null, epochs: 2, threads: 1 },
  }),
};
