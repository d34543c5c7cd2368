import type { Database } from 'better-sqlite3';
import { formatStep, type AgentAction } from '@shared/agent/action';
import type { ParsedInput } from '@shared/ipc/contract';
import type { ReviewStatus } from '@shared/ipc/rows';
import { fromJson } from '@main/store/json';

/** One decision of a reviewer about a pair. */
export type ReviewAction = ParsedInput<'pairs.review'>['action'];

/** What the decisions about a pair amount to. Edits belong to the side as it was built. */
export interface ReviewState {
  readonly review: ReviewStatus;
  readonly swapped: boolean;
  readonly chosenEdit: AgentAction | null;
  readonly rejectedEdit: AgentAction | null;
}

const untouched: ReviewState = {
  review: 'unreviewed',
  swapped: false,
  chosenEdit: null,
  rejectedEdit: null,
};

/** Decisions that stand, oldest first: each `undo` takes the latest one before it back. */
export function standing(actions: readonly ReviewAction[]): ReviewAction[] {
  const stack: ReviewAction[] = [];
  for (const action of actions) {
    if (action.kind === 'undo') stack.pop();
    else stack.push(action);
  }
  return stack;
}

/** Applies decisions, oldest first, to a pair as it was built. */
function reviewState(actions: readonly ReviewAction[]): ReviewState {
  return standing(actions).reduce(decide, untouched);
}

function decide(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.kind) {
    case 'accept':
      return { ...state, review: 'accepted' };
    case 'reject':
      return { ...state, review: 'rejected' };
    case 'swap':
      return { ...state, swapped: !state.swapped };
    case 'edit': {
      const edit = { ...action.action, raw: formatStep(action.action) };
      const ofChosen = (action.side === 'chosen') !== state.swapped;
      return ofChosen ? { ...state, chosenEdit: edit } : { ...state, rejectedEdit: edit };
    }
    case 'undo':
      return state;
  }
}

/** Every decision about a pair, oldest first, those taken back and the taking back included. */
export function decisionsOn(db: Database, pairId: string): ReviewAction[] {
  return db
    .prepare<[string], string>('SELECT action FROM review WHERE pair_id = ? ORDER BY seq')
    .pluck()
    .all(pairId)
    .map((action) => fromJson<ReviewAction>(action));
}

/** Brings the cached review of one pair up to date with its decisions. Inside a transaction. */
export function applyReview(db: Database, pairId: string): void {
  const state = reviewState(decisionsOn(db, pairId));
  db.prepare(
    `UPDATE pair SET review = ?, swapped = ?, chosen_edit = ?, rejected_edit = ? WHERE id = ?`,
  ).run(
    state.review,
    Number(state.swapped),
    state.chosenEdit && JSON.stringify(state.chosenEdit),
    state.rejectedEdit && JSON.stringify(state.rejectedEdit),
    pairId,
  );
  db.prepare(
    `UPDATE pair SET action_type = coalesce(
       iif(swapped, rejected_edit, chosen_edit) ->> 'type',
       (SELECT action_type FROM node
        WHERE tree_id = pair.tree_id AND id = iif(swapped, rejected_node, chosen_node)),
       action_type)
     WHERE id = ?`,
  ).run(pairId);
}

/** The same for all pairs of an experiment that were ever reviewed. Inside a transaction. */
export function applyReviews(db: Database, experimentId: string): void {
  const reviewed = db
    .prepare<[string], string>('SELECT DISTINCT pair_id FROM review WHERE experiment_id = ?')
    .pluck()
    .all(experimentId);
  for (const pairId of reviewed) applyReview(db, pairId);
}
