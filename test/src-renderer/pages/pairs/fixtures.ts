import type { PairRow } from '@shared/ipc/rows';

/** A pair of a made-up shopping task; `change` says what is different about it. */
export function pairRow(change: Partial<PairRow> = {}): PairRow {
  return {
    id: 'pair-1',
    experimentId: 'exp-1',
    taskId: 'task-1',
    treeId: 7,
    split: 'train',
    depth: 1,
    parentNode: 2,
    chosenNode: 11,
    rejectedNode: 10,
    instruction: 'find me height adjustable home office chairs, color elegant blue',
    chosen: {
      thought: 'The Velvet Desk Chair costs $170.99, which is under 210 dollars.',
      type: 'click',
      argument: 'B09L44298X',
      raw: '',
    },
    rejected: {
      thought: 'The Office Desk Chair costs $249.00, which is near 210 dollars.',
      type: 'click',
      argument: 'B01N4QB5WP',
      raw: '',
    },
    chosenValue: 0.353,
    rejectedValue: -0.075,
    chosenVisits: 15,
    rejectedVisits: 5,
    margin: 0.428,
    review: 'unreviewed',
    edited: false,
    ...change,
  };
}
