import type { NodeReadings } from './readings';

/** Columns by which the siblings can be ordered. */
export const siblingColumns = ['action', 'visits', 'value', 'prior', 'q', 'uct', 'reward'] as const;
export type SiblingColumn = (typeof siblingColumns)[number];

export interface SiblingOrder {
  readonly column: SiblingColumn;
  readonly descending: boolean;
}

/** The order after a press on a column's head: numbers begin with the largest. */
export function pressColumn(order: SiblingOrder, column: SiblingColumn): SiblingOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'action' };
}

/** Siblings in order; those without the reading come last, equal ones keep their order of birth. */
export function orderSiblings(
  siblings: readonly NodeReadings[],
  { column, descending }: SiblingOrder,
  label: (id: number) => string,
): readonly NodeReadings[] {
  const sign = descending ? -1 : 1;
  if (column === 'action') {
    return [...siblings].sort(
      (a, b) => sign * label(a.id).localeCompare(label(b.id)) || a.id - b.id,
    );
  }
  const reading = (node: NodeReadings) =>
    // Selection takes an unvisited node first, as if its score had no bound.
    column === 'uct' ? (node.uct?.total ?? Infinity) : node[column];
  return [...siblings].sort((a, b) => {
    const left = reading(a);
    const right = reading(b);
    if (Number.isNaN(left) || Number.isNaN(right)) {
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a.id - b.id;
    }
    return left === right ? a.id - b.id : sign * (left < right ? -1 : 1);
  });
}
