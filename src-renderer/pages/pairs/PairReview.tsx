import { useCallback, useEffect, useRef, useState } from 'react';
import { isTaken } from '@renderer/components/is-taken';
import { useCall } from '@renderer/state/useCall';
import type { PairRow } from '@shared/ipc/rows';
import { PairDetail, type Drafts } from './detail/PairDetail';
import { ReviewBar } from './detail/ReviewBar';
import { changedSides, draftsOf } from './review/drafts';
import { reviewKey, type ReviewKey } from './review/review-keys';
import { useReview, type ReviewAction } from './review/useReview';
import classes from './PairsWorkspace.module.css';

interface Props {
  readonly experimentId: string;
  /** Kinds of action to choose from in an edit. */
  readonly types: readonly string[];
  /** The open pair as the list has it; `undefined` while the list does not hold it. */
  readonly pair: PairRow | undefined;
  /** The pair that the address names. */
  readonly named: { readonly pair: string | null; readonly task: string | null };
  readonly onOpen: (pair: PairRow) => void;
  readonly onChanged: (pair: PairRow) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** The open pair and what is decided about it, by keyboard or by button. */
export function PairReview(props: Props) {
  const { experimentId, types, named, onOpen, onStep } = props;
  const taskId = props.pair?.taskId ?? named.task;
  const ofTask = useCall(
    'pairs.page',
    taskId === null
      ? null
      : { filter: { experimentId, taskId }, order: 'task', offset: 0, limit: 500 },
  ).value?.rows;
  const pair = props.pair ?? ofTask?.find(({ id }) => id === named.pair);
  const review = useReview(props.onChanged);
  const [drafts, setDrafts] = useState<Drafts | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const opened = pair?.id;
  useEffect(() => setDrafts(null), [opened]);

  const decide = async (actions: readonly ReviewAction[], then?: 'next') => {
    if (!pair) return;
    const changed = await review.decide(pair, actions);
    if (changed && then) onStep(1);
  };
  const save = async () => {
    if (!pair || !drafts) return;
    const sides = changedSides(pair, drafts);
    if (sides.length === 0) return;
    const changed = await review.decide(
      pair,
      sides.map((side) => ({ kind: 'edit', side, action: drafts[side] })),
    );
    if (changed) setDrafts(null);
  };
  const undo = async () => {
    const changed = pair && (await review.undo(pair));
    if (changed && changed.id !== pair?.id) onOpen(changed);
  };
  const act = (key: ReviewKey) => {
    switch (key) {
      case 'accept':
      case 'choose-left':
        return void decide([{ kind: 'accept' }], 'next');
      case 'choose-right':
        return void decide([{ kind: 'swap' }, { kind: 'accept' }], 'next');
      case 'reject':
        return void decide([{ kind: 'reject' }], 'next');
      case 'swap':
        return void decide([{ kind: 'swap' }]);
      case 'edit':
        return pair && setDrafts(draftsOf(pair));
      case 'undo':
        return void undo();
      case 'next':
        return onStep(1);
      case 'previous':
        return onStep(-1);
      case 'fold':
        return setUnfolded(!unfolded);
    }
  };
  useReviewKeys(drafts !== null, act, {
    onSave: () => void save(),
    onCancel: () => setDrafts(null),
  });
  const others = useCallback(
    (open: PairRow) => (ofTask ?? []).filter(({ id }) => id !== open.id),
    [ofTask],
  );

  return (
    <section className={classes.review} aria-label="Open pair">
      {pair ? (
        <>
          <PairDetail
            pair={pair}
            others={others(pair)}
            types={types}
            drafts={drafts}
            unfolded={unfolded}
            onFold={() => setUnfolded(!unfolded)}
            onDrafts={setDrafts}
            onChoose={(side) => act(side === 'chosen' ? 'choose-left' : 'choose-right')}
            onOpen={onOpen}
          />
          <ReviewBar
            editing={drafts !== null}
            canSave={drafts !== null && changedSides(pair, drafts).length > 0}
            canUndo={review.canUndo(pair)}
            busy={review.busy}
            onKey={act}
            onSave={() => void save()}
            onCancel={() => setDrafts(null)}
          />
        </>
      ) : (
        <p className={classes.nothing}>
          {named.pair === null ? '' : 'That pair is not there any more.'}
        </p>
      )}
    </section>
  );
}

/** Keys of the review; while a side is edited only those of the editor. */
function useReviewKeys(
  editing: boolean,
  act: (key: ReviewKey) => void,
  editor: { readonly onSave: () => void; readonly onCancel: () => void },
): void {
  const latest = useRef({ editing, act, editor });
  latest.current = { editing, act, editor };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if (now.editing) {
        if (event.key === 'Escape') now.editor.onCancel();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) now.editor.onSave();
        else return;
        event.preventDefault();
        return;
      }
      const key = isTaken(event) ? null : reviewKey(event);
      if (!key) return;
      event.preventDefault();
      now.act(key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
