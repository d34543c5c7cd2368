import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the product's own data lie. */
export const webshopData = join('resources', 'webshop');

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join('test', 'fixtures', 'webshop', file), 'utf8'));

/** Rankings, tokens and index statistics of Lucene over the same catalogue. */
export const searchFixtures = z
  .object({
    lucene_stats_1k: z.object({
      docs: z.number(),
      unique_terms: z.number(),
      sum_doc_freq: z.number(),
      sum_total_term_freq: z.number(),
    }),
    norm_bytes_base64_in_file_order: z.string(),
    analyzer_samples: z.array(z.tuple([z.string(), z.array(z.string())])),
    observed_in_real_runs: z.array(
      z.object({
        catalog_size: z.number(),
        query: z.string(),
        total: z.number(),
        page1: z.array(z.string()),
      }),
    ),
    computed_by_reference: z.array(
      z.object({
        query: z.string(),
        tokens: z.array(z.string()),
        matched_docs: z.number(),
        top: z.array(z.tuple([z.string(), z.number()])),
      }),
    ),
  })
  .parse(read('search_fixtures.json'));

/** Upstream's templates rendered with the same catalogue. */
export const observationFixtures = z
  .object({
    goal: z.string(),
    query: z.string(),
    asin: z.string(),
    pages: z.array(
      z.object({
        page: z.enum([
          'index',
          'results_1',
          'item',
          'item_selected',
          'description',
          'review',
          'done',
        ]),
        text: z.string(),
        text_rich: z.string(),
        react: z.string(),
      }),
    ),
  })
  .parse(read('observation_fixtures.json'));

/** Pairs of real attributes and options with thefuzz's token_set_ratio. */
export const fuzzFixtures = z
  .object({ pairs: z.array(z.tuple([z.string(), z.string(), z.number()])) })
  .parse(read('fuzz_fixtures.json')).pairs;

/** Sessions of people over the full catalogue, with the reward that the site logged. */
export const humanSessions = readFileSync(
  join('test', 'fixtures', 'webshop', 'human_trajs.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) =>
    z
      .object({
        session: z.string(),
        goal: z.object({ attributes: z.array(z.string()), goal_options: z.array(z.string()) }),
        steps: z.array(z.object({ options: z.record(z.string(), z.string()).optional() })),
        reward: z.number(),
        reward_info: z.object({
          r_type: z.number(),
          r_att: z.number(),
          r_option: z.number().optional(),
          query_match: z.boolean(),
          category_match: z.boolean(),
          title_score: z.number(),
          r_price: z.boolean(),
        }),
      })
      .parse(JSON.parse(line)),
  );
