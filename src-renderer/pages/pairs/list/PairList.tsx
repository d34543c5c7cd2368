import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { PairRow } from '@shared/ipc/rows';
import { PairListRow } from './PairListRow';
import { ValueSpanAxis } from './ValueSpan';
import classes from './PairList.module.css';

const ROW_HEIGHT = 52;

interface Props {
  readonly total: number;
  readonly rows: ReadonlyMap<number, PairRow>;
  readonly departed: ReadonlySet<number>;
  readonly selected: number | null;
  /** Told which rows are in view, to read them. */
  readonly onShow: (first: number, last: number) => void;
  readonly onSelect: (index: number) => void;
}

/** All pairs that pass the filter; only the rows in view exist. One tab stop, arrows move inside. */
export function PairList({ total, rows, departed, selected, onShow, onSelect }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  useEffect(() => onShow(first, last), [onShow, first, last, total]);
  useEffect(() => {
    if (selected !== null) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, selected ?? -1, total);
    if (to === null) return;
    event.preventDefault();
    onSelect(to);
  };

  return (
    <>
      <div className={classes.head} aria-hidden="true">
        <span>Task and step</span>
        <ValueSpanAxis />
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        role="listbox"
        aria-label="Preference pairs"
        aria-activedescendant={selected === null ? undefined : rowId(selected)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: virtual.getTotalSize() }} className={classes.all}>
          {items.map(({ index, start }) => (
            <PairListRow
              key={index}
              id={rowId(index)}
              row={rows.get(index)}
              top={start}
              selected={index === selected}
              departed={departed.has(index)}
              position={index + 1}
              total={total}
              onSelect={() => onSelect(index)}
            />
          ))}
        </div>
      </div>
    </>
  );
}

const rowId = (index: number) => `pair-row-${index}`;

function keyTarget(key: string, at: number, total: number): number | null {
  const clamp = (index: number) => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + 10);
    case 'PageUp':
      return clamp(at - 10);
    case 'Home':
      return clamp(0);
    case 'End':
      return clamp(total - 1);
    default:
      return null;
  }
}
