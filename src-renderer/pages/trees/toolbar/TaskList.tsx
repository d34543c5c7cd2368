import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { count, score } from '@renderer/format/numbers';
import { environments } from '@renderer/format/words';
import { useEnvironment } from '@renderer/state/useEnvironment';
import type { TreeRow } from '@shared/ipc/rows';
import { MarkGlyph } from '../legend/MarkGlyph';
import { filterTasks, taskMark, taskWord } from '../model/task-list';
import classes from './TaskPicker.module.css';

const ROW = 28;

/** Every task with what its search came to: filter by words, arrows and Enter open. */
export function TaskList({
  experimentId,
  rows,
  current,
  onClose,
  children,
}: {
  readonly experimentId: string;
  readonly rows: readonly TreeRow[];
  readonly current: TreeRow;
  readonly onClose: () => void;
  /** Beside the filter. */
  readonly children: ReactNode;
}) {
  const environment = useEnvironment();
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState(() => Math.max(0, rows.indexOf(current)));
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = filterTasks(rows, filter);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialOffset: Math.max(0, active - 5) * ROW,
  });

  const open = (row: TreeRow | undefined) => {
    if (row?.treeId == null) return;
    onClose();
    void navigate(`/trees/${encodeURIComponent(experimentId)}/${row.treeId}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 12,
      PageUp: -12,
    };
    const step = steps[event.key];
    if (event.key === 'Enter') open(shown[active]);
    else if (step === undefined) return;
    else {
      const next = Math.min(shown.length - 1, Math.max(0, active + step));
      setActive(next);
      virtual.scrollToIndex(next);
    }
    event.preventDefault();
  };

  return (
    <div onKeyDown={onKeyDown}>
      <div className={classes.filter}>
        <input
          className={classes.input}
          type="text"
          value={filter}
          placeholder="Filter tasks"
          aria-label="Filter tasks"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          data-autofocus
          onChange={(event) => {
            setFilter(event.currentTarget.value);
            setActive(0);
          }}
        />
        {children}
      </div>
      <div className={classes.head} aria-hidden="true">
        <span />
        <span>Task</span>
        <span>{environments[environment].asks}</span>
        <span>Best</span>
        <span>Nodes</span>
        <span>Ended</span>
      </div>
      {shown.length === 0 && <p className={classes.none}>No task holds these words.</p>}
      <div ref={list} id={id} className={classes.list} role="listbox" aria-label="Tasks">
        <div style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = shown[index]!;
            return (
              <div
                key={row.taskId}
                id={`${id}-${index}`}
                className={classes.row}
                style={{ top: start }}
                role="option"
                aria-selected={row.taskId === current.taskId}
                aria-disabled={row.treeId === null}
                aria-posinset={index + 1}
                aria-setsize={shown.length}
                data-active={index === active || undefined}
                onPointerMove={() => setActive(index)}
                onClick={() => open(row)}
              >
                <MarkGlyph
                  kind={taskMark(row)}
                  fill={taskMark(row) === 'diamond' ? 'var(--div-8)' : 'var(--div-5)'}
                />
                <code>{row.taskId}</code>
                <span title={row.instruction}>{row.instruction}</span>
                <span>{row.bestReward === null ? '' : score(row.bestReward)}</span>
                <span>{row.treeId === null ? '' : count(row.nodes)}</span>
                <span>{taskWord(row)}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
