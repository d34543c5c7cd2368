import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { TaskRow } from '@shared/ipc/play';
import type { TreeRow } from '@shared/ipc/rows';
import { TaskListRow } from './TaskListRow';
import classes from './TaskList.module.css';

const ROW_HEIGHT = 72;

interface Props {
  readonly total: number;
  readonly row: (index: number) => TaskRow | undefined;
  /** The searched tasks of the experiment whose split is shown. */
  readonly trees: ReadonlyMap<string, TreeRow>;
  /** Whether groups may be seen. */
  readonly groups: boolean;
  readonly selected: number | null;
  /** Told which rows are in view, to read them. */
  readonly onShow: (first: number, last: number) => void;
  readonly onSelect: (row: TaskRow) => void;
}

/** All tasks that are looked for; only the rows in view exist. One tab stop, arrows move inside. */
export function TaskList(props: Props) {
  const { total, row, trees, groups, selected, onShow, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // A row that a key has led to and that is still being read.
  const [wanted, setWanted] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onShow(first, last), [onShow, first, last, total]);
  useEffect(() => {
    if (selected !== null) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected, virtual]);

  const reached = wanted === null ? undefined : row(wanted);
  useEffect(() => {
    if (!reached) return;
    setWanted(null);
    onSelect(reached);
  }, [reached, onSelect]);
  const go = (index: number) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    setWanted(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, wanted ?? selected ?? -1, total);
    if (to === null) return;
    event.preventDefault();
    go(to);
  };

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="listbox"
      aria-label="Tasks"
      aria-activedescendant={selected === null ? undefined : rowId(selected)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize() }} className={classes.all}>
        {items.map(({ index, start }) => {
          const task = row(index);
          return (
            <TaskListRow
              key={index}
              id={rowId(index)}
              task={task}
              tree={task && trees.get(task.id)}
              groups={groups}
              top={start}
              selected={index === selected}
              position={index + 1}
              total={total}
              onSelect={() => go(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

const rowId = (index: number) => `task-row-${index}`;

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
