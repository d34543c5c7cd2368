import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import {
  MARGIN_MAX,
  MARGIN_STEP,
  moveEnd,
  rangeBetween,
  wholeRange,
  type MarginRange,
} from '../model/margin-brush';
import classes from './MarginHistogram.module.css';

/** Pixels around an end within which it is grabbed. */
const GRIP = 12;

/** A pointer that moved less has clicked, not dragged. */
const SLIP = 3;

interface Drag {
  readonly from: number;
  readonly move: (to: number) => MarginRange;
  moved: boolean;
}

interface Props {
  readonly range: MarginRange;
  /** Margin at the right edge of the plot. */
  readonly end: number;
  readonly width: number;
  readonly height: number;
  /** Whether the range leaves anything out. */
  readonly active: boolean;
  /** While a pointer drags. */
  readonly onDraft: (range: MarginRange) => void;
  readonly onCommit: (range: MarginRange) => void;
}

/** The brush over the histogram: drag a range, drag an end, or move an end by the arrow keys. */
export function MarginBrush(props: Props) {
  const { range, end, width, height, active, onDraft, onCommit } = props;
  const drag = useRef<Drag | null>(null);
  const x = (margin: number) => (Math.min(margin, end) / end) * width;

  const marginAt = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    const at = box ? ((event.clientX - box.left) / width) * end : 0;
    // The right edge stands for "no upper limit", wherever the axis ends.
    return at >= end - MARGIN_STEP / 2 ? MARGIN_MAX : at;
  };
  const start = (event: PointerEvent<SVGElement>, move: (to: number) => MarginRange) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, move, moved: false };
  };
  const move = (event: PointerEvent<SVGElement>) => {
    const current = drag.current;
    if (!current) return;
    current.moved ||= Math.abs(event.clientX - current.from) >= SLIP;
    if (current.moved) onDraft(current.move(marginAt(event)));
  };
  const finish = (event: PointerEvent<SVGElement>) => {
    if (drag.current?.moved) onCommit(drag.current.move(marginAt(event)));
    drag.current = null;
  };
  const handlers = { onPointerMove: move, onPointerUp: finish, onPointerCancel: finish };

  return (
    <>
      <rect
        width={width}
        height={height}
        className={classes.plot}
        onPointerDown={(event) => {
          const from = marginAt(event);
          start(event, (to) => rangeBetween(from, to));
        }}
        {...handlers}
        onDoubleClick={() => onCommit(wholeRange)}
      />
      {active && (
        <rect
          x={x(range.min)}
          width={Math.max(0, x(range.max) - x(range.min))}
          height={height}
          className={classes.range}
        />
      )}
      {(['min', 'max'] as const).map((side) => (
        <g
          key={side}
          className={`${classes.end} ${active ? '' : classes.idle}`}
          transform={`translate(${x(range[side])} 0)`}
          role="slider"
          tabIndex={0}
          aria-label={side === 'min' ? 'Least margin' : 'Largest margin'}
          aria-valuemin={0}
          aria-valuemax={MARGIN_MAX}
          aria-valuenow={range[side]}
          onKeyDown={(event) => {
            const to = keyTarget(event, range[side]);
            if (to === null) return;
            event.preventDefault();
            event.stopPropagation();
            onCommit(moveEnd(range, side, to));
          }}
          onPointerDown={(event) => start(event, (to) => moveEnd(range, side, to))}
          {...handlers}
        >
          <rect className={classes.grip} x={-GRIP} width={2 * GRIP} height={height} />
          <line y1={0} y2={height} />
          <rect x={-3} y={height / 2 - 7} width={6} height={14} rx={2} />
        </g>
      ))}
    </>
  );
}

/** Where a key moves an end to; `null` for other keys. */
function keyTarget(event: KeyboardEvent, value: number): number | null {
  const step = event.shiftKey ? MARGIN_STEP * 10 : MARGIN_STEP;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step;
    case 'Home':
      return 0;
    case 'End':
      return MARGIN_MAX;
    default:
      return null;
  }
}
