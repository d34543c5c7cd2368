import { score } from '@renderer/format/numbers';
import type { PairRow } from '@shared/ipc/rows';
import { ReviewGlyph, reviewMark } from './ReviewGlyph';
import { ValueSpan } from './ValueSpan';
import classes from './PairList.module.css';

interface Props {
  readonly id: string;
  /** Not there while its page is being read. */
  readonly row: PairRow | undefined;
  readonly top: number;
  readonly selected: boolean;
  /** No longer passes the filter; keeps its place until the list is asked for anew. */
  readonly departed: boolean;
  readonly position: number;
  readonly total: number;
  readonly onSelect: () => void;
}

/** One pair: its task, the two actions' kinds, both values and the margin. */
export function PairListRow(props: Props) {
  const { id, row, top, selected, departed, position, total, onSelect } = props;
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      className={classes.row}
      data-departed={departed || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onSelect}
    >
      {row ? (
        <>
          <ReviewGlyph mark={reviewMark(row)} />
          <div className={classes.words}>
            <div className={classes.instruction}>{row.instruction}</div>
            <div className={classes.step}>
              step {row.depth + 1} · {row.chosen.type} over {row.rejected.type}
            </div>
          </div>
          <div>
            <ValueSpan chosen={row.chosenValue} rejected={row.rejectedValue} />
            <div className={classes.margin}>{score(row.margin)}</div>
          </div>
        </>
      ) : (
        <div className={classes.waiting} />
      )}
    </div>
  );
}
