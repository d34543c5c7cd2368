/** What was measured of one thing, and what it may take. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'frames/s';
  /** Every repeat. */
  readonly values: readonly number[];
  /** The share that is shown beside the median: the 95th of a hundred, the worst, … */
  readonly tail: Tail;
  /** `null` where there is only something to be known, nothing to be kept. */
  readonly limit: Limit | null;
}

/** Which value has to keep to the limit, and on which side of it the good ones are. */
export interface Limit {
  readonly value: number;
  readonly of: 'median' | 'tail';
}

export type Tail = 'worst' | 'p95' | 'p99';

const shares: Readonly<Record<Tail, number>> = { worst: 1, p95: 0.95, p99: 0.99 };

/** Times of one thing; most of them may take as long as the limit. */
export function times(
  name: string,
  values: readonly number[],
  limit: number | null,
  tail: Tail = 'worst',
): Figure {
  const kept = limit === null ? null : ({ value: limit, of: 'median' } as const);
  return { name, unit: 'ms', values, tail, limit: kept };
}

/** The least value that a share of all values, 0 to 1, does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The value in the middle. */
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The bad end of the values: long times, few frames. */
function tailOf({ values, tail, unit }: Figure): number {
  const share = shares[tail];
  return unit === 'ms' ? quantile(values, share) : quantile(values, 1 - share);
}

/** Whether a figure keeps to its limit; `null` where it has none. */
export function isMet(figure: Figure): boolean | null {
  const { limit, values, unit } = figure;
  if (!limit) return null;
  const value = limit.of === 'median' ? median(values) : tailOf(figure);
  return unit === 'ms' ? value <= limit.value : value >= limit.value;
}

/** Prints figures as one table. */
export function printFigures(figures: readonly Figure[]): void {
  const number = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toString());
  console.table(
    Object.fromEntries(
      figures.map((figure) => {
        const { name, unit, values, tail, limit } = figure;
        const met = isMet(figure);
        return [
          name,
          {
            median: number(median(values)),
            tail: `${tail} ${number(tailOf(figure))}`,
            unit,
            of: values.length,
            limit: limit ? `${limit.value}${limit.of === 'tail' ? ` (${tail})` : ''}` : '',
            met: met === null ? '' : met ? 'yes' : 'NO',
          },
        ];
      }),
    ),
  );
}
