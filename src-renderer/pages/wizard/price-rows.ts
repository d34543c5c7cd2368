import type { EndpointPolicySection, Price } from '@shared/experiment/endpoint-section';

/** What is paid for tokens of a kind. */
export const priceKinds = ['prompt', 'cached', 'completion'] as const;
export type PriceKind = (typeof priceKinds)[number];

/** The price of a model while it is being written: what is not known yet is `null`. */
export type PriceRow = { readonly model: string } & Readonly<Record<PriceKind, number | null>>;

/** A row for each model that is asked, then those of prices for others. */
export function priceRows({
  endpoints,
  prices,
}: Pick<EndpointPolicySection, 'endpoints' | 'prices'>): readonly PriceRow[] {
  const models = [...endpoints, ...prices].map(({ model }) => model);
  return [...new Set(models)].map(
    (model) =>
      prices.find((price) => price.model === model) ?? {
        model,
        prompt: null,
        cached: null,
        completion: null,
      },
  );
}

/**
 * The prices with one of them changed; a row in which nothing is known is none. One that is half
 * known stays as it is, for the schema to say so.
 */
export function withPrice(
  rows: readonly PriceRow[],
  model: string,
  kind: PriceKind,
  value: number | null,
): readonly Price[] {
  return rows
    .map((row) => (row.model === model ? { ...row, [kind]: value } : row))
    .filter((row) => priceKinds.some((each) => row[each] !== null)) as readonly Price[];
}

/** What is still wrong with the rows, as a sentence; `null` when nothing is. */
export function priceObjection(rows: readonly PriceRow[]): string | null {
  const half = rows.find(
    (row) =>
      priceKinds.some((kind) => row[kind] !== null) &&
      (row.prompt === null || row.completion === null),
  );
  if (half) return `Enter the prices of prompt and reply of ${half.model}, or neither.`;
  const all = rows.flatMap((row) => priceKinds.map((kind) => row[kind] ?? 0));
  return all.some((price) => price < 0 || price > MOST) ? 'Use 0 to 1,000,000.' : null;
}

/** As the schema has it. */
const MOST = 1e6;
