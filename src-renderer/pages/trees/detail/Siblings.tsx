import { Button } from '@mantine/core';
import { useState } from 'react';
import { KeyCap } from '@renderer/components/KeyCap';
import { useRoving } from '@renderer/components/useRoving';
import { meanings } from '@renderer/format/meanings';
import { count, counted, score } from '@renderer/format/numbers';
import type { PairRow } from '@shared/ipc/rows';
import {
  orderSiblings,
  pressColumn,
  type SiblingColumn,
  type SiblingOrder,
} from '../model/sibling-order';
import { labelWithin } from '../model/tree-index';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { select } from '../state/tree-actions';
import { PairLines } from './PairLines';
import { SiblingTexts } from './SiblingTexts';
import { SignedReading } from './Swatch';
import { reach, UctParts } from './UctBar';
import type { Selection } from './useSelection';
import classes from './Siblings.module.css';

const heads: readonly (readonly [SiblingColumn, string, number | null])[] = [
  ['action', 'Action', null],
  ['visits', 'N', 30],
  ['value', 'V', 54],
  ['prior', 'P', 36],
  ['q', 'Q', 54],
  ['uct', 'UCT', 66],
];

/** With rewards there is no room for the bars of UCT. */
const rewardedHeads: typeof heads = [
  ...heads.slice(0, -1),
  ['uct', 'UCT', 44],
  ['reward', 'Reward', 48],
];
/** Characters of an action in the table; the cell cuts what is still too long. */
const LABEL_ROOM = 14;

/** The actions that were tried at the same place, side by side in numbers and, on C, in words. */
export function Siblings({
  selection,
  pairs,
}: {
  readonly selection: Selection;
  readonly pairs: readonly PairRow[];
}) {
  const explorer = useExplorer();
  const comparing = useExplorerState((state) => state.comparing);
  const [order, setOrder] = useState<SiblingOrder>({ column: 'uct', descending: true });
  const { tree, siblings, id } = selection;
  const label = (of: number) => labelWithin(tree.index, of, LABEL_ROOM);
  const rows = orderSiblings(siblings, order, label);
  const rewarded = siblings.some(({ reward }) => !Number.isNaN(reward));
  const columns = rewarded ? rewardedHeads : heads;
  const widest = Math.max(...siblings.map(({ uct }) => (uct ? reach(uct) : 0)));
  const roving = useRoving({
    size: rows.length,
    at: Math.max(
      0,
      rows.findIndex((row) => row.id === id),
    ),
    onMove: (at) => select(explorer, rows[at]!.id),
  });

  return (
    <section aria-label="Siblings">
      <div className={classes.head}>
        <h2 className={classes.title}>Siblings</h2>
        <span className={classes.note}>{counted(siblings.length, 'distinct action')}</span>
        {siblings.length > 1 && (
          <Button
            variant="link"
            size="xs"
            aria-expanded={comparing}
            rightSection={<KeyCap>C</KeyCap>}
            onClick={() => explorer.store.setState({ comparing: !comparing })}
          >
            {comparing ? 'Hide texts' : 'Compare texts'}
          </Button>
        )}
      </div>
      <table className={classes.table} aria-label="Siblings">
        <colgroup>
          {columns.map(([column, , width]) => (
            <col key={column} style={width === null ? {} : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(([column, name]) => (
              <th key={column} scope="col" aria-sort={sortOf(order, column)}>
                <button
                  type="button"
                  className={classes.sort}
                  title={column === 'action' ? undefined : meanings[column]}
                  onClick={() => setOrder(pressColumn(order, column))}
                >
                  {name}
                  {order.column === column && (order.descending ? ' ↓' : ' ↑')}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={roving.ref} onKeyDown={roving.onKeyDown}>
          {rows.map((row, at) => (
            <tr
              key={row.id}
              className={classes.row}
              aria-selected={row.id === id}
              data-node={row.id}
              onClick={() => select(explorer, row.id)}
              {...roving.item(at)}
            >
              <td title={tree.index.columns.label[row.id]}>{label(row.id)}</td>
              <td>{count(row.visits)}</td>
              <td>
                <SignedReading value={row.value} />
              </td>
              <td>{score(row.prior)}</td>
              <td>
                <SignedReading value={row.q} />
              </td>
              <td>
                {row.uct ? (
                  <span className={classes.uct}>
                    {!rewarded && (
                      <svg width="26" height="8" aria-hidden="true">
                        <UctParts uct={row.uct} widest={widest} height={8} />
                      </svg>
                    )}
                    {score(row.uct.total)}
                  </span>
                ) : (
                  'first'
                )}
              </td>
              {rewarded && <td>{Number.isNaN(row.reward) ? '' : score(row.reward)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <PairLines pairs={pairs} label={label} />
      {comparing && siblings.length > 1 && <SiblingTexts selection={selection} pairs={pairs} />}
    </section>
  );
}

function sortOf(order: SiblingOrder, column: SiblingColumn): 'ascending' | 'descending' | 'none' {
  if (order.column !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
}
