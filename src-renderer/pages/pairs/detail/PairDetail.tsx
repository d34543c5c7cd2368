import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { renderAction } from '@shared/agent/action';
import { score } from '@renderer/format/numbers';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { PairRow } from '@shared/ipc/rows';
import type { ScoredAction } from '@shared/qmodel/scoring';
import { markDifferences, markSentences } from '../model/word-differences';
import { Agreement } from './Agreement';
import { OtherPairs } from './OtherPairs';
import { PairSide, type Side } from './PairSide';
import { PairSideEditor } from './PairSideEditor';
import { ReturnsStrip } from './ReturnsStrip';
import { SharedContext } from './SharedContext';
import { useEvidence, type Evidence } from './useEvidence';
import classes from './PairDetail.module.css';

export type Drafts = Readonly<Record<Side, ScoredAction>>;

interface Props {
  readonly pair: PairRow;
  /** Pairs of the same tree, this one left out. */
  readonly others: readonly PairRow[];
  /** Kinds of action for the editor. */
  readonly types: readonly string[];
  /** What is being edited; `null` when nothing is. */
  readonly drafts: Drafts | null;
  readonly unfolded: boolean;
  readonly onFold: () => void;
  readonly onDrafts: (drafts: Drafts) => void;
  readonly onChoose: (side: Side) => void;
  readonly onOpen: (pair: PairRow) => void;
}

/** One pair with everything that speaks for and against it. */
export function PairDetail(props: Props) {
  const { pair, others, types, drafts, unfolded } = props;
  const context = useCall('pairs.context', { pairId: pair.id });
  const evidence = useEvidence(pair);
  const scoring = useCommand('trees.score');
  const marks = useMemo(
    () => ({
      thought: markSentences(pair.chosen.thought, pair.rejected.thought),
      action: markDifferences(renderAction(pair.chosen), renderAction(pair.rejected)),
    }),
    [pair.chosen, pair.rejected],
  );
  const scoreTree = async (treeId: number) => {
    if (await scoring.run({ treeId })) evidence.reload();
  };
  const node = (id: number) =>
    `/trees/${encodeURIComponent(pair.experimentId)}/${pair.treeId}?node=${id}`;
  const probe = `/models/${encodeURIComponent(pair.experimentId)}?task=${encodeURIComponent(pair.taskId)}&pair=${encodeURIComponent(pair.id)}`;
  const sides = { chosen: side(pair, 'chosen'), rejected: side(pair, 'rejected') };

  return (
    <div className={classes.detail}>
      <div className={classes.head}>
        <h2>{pair.taskId}</h2>
        <span>
          step {pair.depth + 1}, {pair.split === 'train' ? 'train' : 'held-out'} split
          {pair.chosenValue < pair.rejectedValue && ', swapped against the search’s values'}
        </span>
        <Button size="xs" component={Link} to={node(pair.parentNode)}>
          Open in tree
        </Button>
        <Button size="xs" component={Link} to={probe}>
          Probe the model
        </Button>
      </div>
      <SharedContext
        instruction={pair.instruction}
        context={context}
        unfolded={unfolded}
        onFold={props.onFold}
      />
      <div className={classes.sides}>
        {(['chosen', 'rejected'] as const).map((name) =>
          drafts ? (
            <PairSideEditor
              key={name}
              side={name}
              draft={drafts[name]}
              types={types}
              autoFocus={name === 'chosen'}
              onChange={(draft) => props.onDrafts({ ...drafts, [name]: draft })}
            />
          ) : (
            <PairSide
              key={name}
              side={name}
              {...sides[name]}
              treeLink={node(sides[name].node)}
              thought={marks.thought[name]}
              line={marks.action[name]}
              evidence={evidence[name]}
              unfolded={unfolded}
              onChoose={() => props.onChoose(name)}
            />
          ),
        )}
      </div>
      <div className={classes.below}>
        <section className={classes.part} aria-label="Evidence for the margin">
          <header>
            <h3>Evidence for the margin</h3>
            <strong>{score(pair.margin)}</strong>
          </header>
          <ReturnsStrip
            chosen={pair.chosenVisits > 0 ? (evidence.chosen.returns ?? []) : []}
            rejected={pair.rejectedVisits > 0 ? (evidence.rejected.returns ?? []) : []}
            chosenValue={pair.chosenVisits > 0 ? pair.chosenValue : null}
            rejectedValue={pair.rejectedVisits > 0 ? pair.rejectedValue : null}
          />
          <p className={classes.caption}>{returnsCaption(pair, evidence)}</p>
        </section>
        <Agreement
          evidence={evidence}
          scoring={scoring.busy}
          onScore={() => void scoreTree(pair.treeId)}
        />
      </div>
      {others.length > 0 && <OtherPairs pairs={others} onOpen={props.onOpen} />}
    </div>
  );
}

function side(pair: PairRow, name: Side) {
  return name === 'chosen'
    ? {
        node: pair.chosenNode,
        action: pair.chosen,
        visits: pair.chosenVisits,
        value: pair.chosenValue,
      }
    : {
        node: pair.rejectedNode,
        action: pair.rejected,
        visits: pair.rejectedVisits,
        value: pair.rejectedValue,
      };
}

/** What the strip of returns shows; imported pairs have values without the returns behind them. */
function returnsCaption(pair: PairRow, { chosen, rejected }: Evidence): string {
  if (pair.chosenVisits + pair.rejectedVisits === 0) {
    return 'No search went through either step: their values came with what was imported.';
  }
  if (chosen.returns?.length === 0 && rejected.returns?.length === 0) {
    return 'The single returns did not come with what was imported. Bars are the means.';
  }
  return 'Every return backed up through each node; equal ones share a mark, its area their number. Bars are the means.';
}
