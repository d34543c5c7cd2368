import type { PairRow } from '@shared/ipc/rows';
import type { Drafts } from '../detail/PairDetail';
import type { Side } from '../detail/PairSide';

/** Both sides of a pair, to be edited. */
export function draftsOf({ chosen, rejected }: PairRow): Drafts {
  const draft = ({ thought, type, argument }: PairRow['chosen']) => ({ thought, type, argument });
  return { chosen: draft(chosen), rejected: draft(rejected) };
}

/** Sides whose draft says something else than the pair; none while a draft has no verb. */
export function changedSides(pair: PairRow, drafts: Drafts): readonly Side[] {
  if (drafts.chosen.type === '' || drafts.rejected.type === '') return [];
  return (['chosen', 'rejected'] as const).filter(
    (side) =>
      drafts[side].thought !== pair[side].thought ||
      drafts[side].type !== pair[side].type ||
      drafts[side].argument !== pair[side].argument,
  );
}
