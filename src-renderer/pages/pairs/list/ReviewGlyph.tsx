import type { PairRow } from '@shared/ipc/rows';
import classes from './ReviewGlyph.module.css';

export type ReviewMark = 'accepted' | 'rejected' | 'swapped' | 'edited' | 'unreviewed';

/** What a review made of a pair, in one word: the strongest thing that happened to it. */
export function reviewMark(row: PairRow): ReviewMark {
  if (row.review === 'rejected') return 'rejected';
  if (row.edited) return row.chosenValue < row.rejectedValue ? 'swapped' : 'edited';
  return row.review === 'accepted' ? 'accepted' : 'unreviewed';
}

const paths: Record<Exclude<ReviewMark, 'unreviewed'>, string> = {
  accepted: 'M2 6.5l2.5 2.5L10 3.5',
  rejected: 'M2.5 2.5l7 7M9.5 2.5l-7 7',
  swapped: 'M1 4h9l-2.5-2.5M11 8H2l2.5 2.5',
  edited: 'M2 10l1-3 5-5 2 2-5 5z',
};

/** A small sign for the review of a pair; the word is its name. */
export function ReviewGlyph({ mark }: { readonly mark: ReviewMark }) {
  return (
    <svg
      width={12}
      height={12}
      className={classes.glyph}
      role="img"
      aria-label={mark}
      data-mark={mark}
    >
      <title>{mark}</title>
      {mark === 'unreviewed' ? <circle cx={6} cy={6} r={1.5} /> : <path d={paths[mark]} />}
    </svg>
  );
}
