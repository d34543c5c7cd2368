import { z } from 'zod';

/** The introduction of a Wikipedia article. */
export interface Article {
  /** As the article is called, e.g. `Lilu (mythology)`; the key of the corpus. */
  readonly title: string;
  /** In order, none empty. */
  readonly sentences: readonly string[];
}

/** One row of `articles.jsonl`. */
export const articleSchema = z.strictObject({
  title: z.string().min(1),
  sentences: z.array(z.string().min(1)).min(1),
});
