import { useState } from 'react';
import { renderAction, type AgentAction } from '@shared/agent/action';
import type { PairRow } from '@shared/ipc/rows';
import { signed } from '@renderer/format/numbers';
import { MarkedText } from '@renderer/pages/pairs/detail/MarkedText';
import { markDifferences, type MarkedRun } from '@renderer/pages/pairs/model/word-differences';
import { useCall } from '@renderer/state/useCall';

import type { NodeReadings } from '../model/readings';
import { labelWithin } from '../model/tree-index';
import type { Selection } from './useSelection';
import classes from './SiblingTexts.module.css';

type Side = 'chosen' | 'rejected';

/** The thought and the action of the selected node and of a sibling, differing words marked. */
export function SiblingTexts({
  selection,
  pairs,
}: {
  readonly selection: Selection;
  readonly pairs: readonly PairRow[];
}) {
  const { tree, id, siblings } = selection;
  const others = siblings.filter((sibling) => sibling.id !== id);
  const [wanted, setWanted] = useState<number | null>(null);
  const other = others.find((sibling) => sibling.id === wanted) ?? partnerOf(selection, pairs);
  const { treeId } = tree.index.columns;
  const own = useCall('trees.node', { treeId, nodeId: id }).value?.action;
  const theirs = useCall('trees.node', other ? { treeId, nodeId: other.id } : null).value?.action;
  if (!other) return null;

  const pair = pairs.find(
    ({ chosenNode, rejectedNode }) =>
      [chosenNode, rejectedNode].includes(id) && [chosenNode, rejectedNode].includes(other.id),
  );
  const better = pair ? pair.chosenNode === id : isBetter(selection.readings, other);
  const first: Side = better ? 'chosen' : 'rejected';
  const marks = own && theirs ? differences(own, theirs, better) : null;
  const word = (side: Side) => (pair ? side : side === 'chosen' ? 'higher value' : 'lower value');
  return (
    <div className={classes.texts}>
      <div className={classes.with} role="group" aria-label="Compare with">
        with
        {others.map((sibling) => (
          <button
            key={sibling.id}
            type="button"
            className={classes.other}
            aria-pressed={sibling.id === other.id}
            onClick={() => setWanted(sibling.id)}
          >
            {labelWithin(tree.index, sibling.id, 22)}
          </button>
        ))}
      </div>
      {marks && (
        <>
          <Text
            name={`this node · ${word(first)}`}
            value={selection.readings.value}
            side={first}
            marks={marks.own}
          />
          <Text
            name={`node ${other.id} · ${word(better ? 'rejected' : 'chosen')}`}
            value={other.value}
            side={better ? 'rejected' : 'chosen'}
            marks={marks.theirs}
          />
        </>
      )}
    </div>
  );
}

interface Marks {
  readonly thought: readonly MarkedRun[];
  readonly call: readonly MarkedRun[];
}

function differences(
  own: AgentAction,
  theirs: AgentAction,
  better: boolean,
): { own: Marks; theirs: Marks } {
  const [chosen, rejected] = better ? [own, theirs] : [theirs, own];
  const thought = markDifferences(chosen.thought, rejected.thought);
  const call = markDifferences(renderAction(chosen), renderAction(rejected));
  const side = (name: Side): Marks => ({ thought: thought[name], call: call[name] });
  return better
    ? { own: side('chosen'), theirs: side('rejected') }
    : { own: side('rejected'), theirs: side('chosen') };
}

/** Whom to compare with first: the other half of a pair, else the sibling of the best other value. */
function partnerOf(
  { id, siblings }: Selection,
  pairs: readonly PairRow[],
): NodeReadings | undefined {
  const pair = pairs.find(({ chosenNode, rejectedNode }) =>
    [chosenNode, rejectedNode].includes(id),
  );
  const partner = pair && (pair.chosenNode === id ? pair.rejectedNode : pair.chosenNode);
  const others = siblings.filter((sibling) => sibling.id !== id);
  return (
    others.find((sibling) => sibling.id === partner) ??
    others.reduce<NodeReadings | undefined>(
      (best, next) => (best && !isBetter(next, best) ? best : next),
      undefined,
    )
  );
}

function isBetter(a: NodeReadings, b: NodeReadings): boolean {
  return (
    (Number.isNaN(a.value) ? -Infinity : a.value) >= (Number.isNaN(b.value) ? -Infinity : b.value)
  );
}

function Text({
  name,
  value,
  side,
  marks,
}: {
  readonly name: string;
  readonly value: number;
  readonly side: Side;
  readonly marks: Marks;
}) {
  return (
    <article className={classes.text} data-side={side}>
      <div className={classes.name}>
        {name}
        {!Number.isNaN(value) && <span>V {signed(value)}</span>}
      </div>
      <p className={classes.thought}>
        <MarkedText runs={marks.thought} side={side} />
      </p>
      <code className={classes.call}>
        <MarkedText runs={marks.call} side={side} />
      </code>
    </article>
  );
}
