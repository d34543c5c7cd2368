import { SegmentedControl } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { KeyCap } from '@renderer/components/KeyCap';
import { Panel } from '@renderer/components/Panel';
import { count } from '@renderer/format/numbers';
import { environments } from '@renderer/format/words';
import { useEnvironment } from '@renderer/state/useEnvironment';
import type { ComparedTask } from '@shared/ipc/rows';
import { sharedPrefix } from '../model/short-ids';
import {
  countOutcomes,
  nextOrder,
  type Outcome,
  type TaskColumn,
  type TaskOrder,
} from '../model/task-rows';
import { DUMBBELL_WIDTH } from './Dumbbell';
import { TaskCells } from './TaskCells';
import classes from './TaskTable.module.css';

const ROW_HEIGHT = 28;

interface Props {
  readonly tasks: readonly ComparedTask[];
  /** Those of them that are listed, in order. */
  readonly rows: readonly ComparedTask[];
  readonly outcome: Outcome;
  readonly order: TaskOrder;
  readonly onOutcome: (outcome: Outcome) => void;
  readonly onOrder: (order: TaskOrder) => void;
  readonly testName: string;
  readonly baseName: string;
  readonly selected: string | null;
  readonly onSelect: (taskId: string) => void;
  readonly onOpen: (taskId: string) => void;
}

/** The tasks with both rewards; sorted and filtered by a click, opened by Enter. */
export function TaskTable(props: Props) {
  const { tasks, rows, outcome, order, onOutcome, onOrder } = props;
  const { testName, baseName, selected, onSelect, onOpen } = props;
  const environment = useEnvironment();
  const prefix = useMemo(() => sharedPrefix(tasks.map(({ taskId }) => taskId)), [tasks]);
  const counts = useMemo(() => countOutcomes(tasks), [tasks]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const at = rows.findIndex(({ taskId }) => taskId === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (event.key === 'Enter' && row) {
      event.preventDefault();
      onOpen(row.taskId);
      return;
    }
    const to = keyTarget(event.key, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    onSelect(rows[to]!.taskId);
  };
  const head = (column: TaskColumn, label: string, className?: string) => (
    <div
      role="columnheader"
      className={className}
      aria-sort={order.column === column ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onOrder(nextOrder(order, column))}>
        {label}
        {order.column === column && (order.descending ? ' ↓' : ' ↑')}
      </button>
    </div>
  );

  return (
    <Panel
      title="Tasks"
      rule="left"
      fill
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Outcome"
          value={outcome}
          onChange={onOutcome}
          data={[
            { value: 'all', label: `All ${count(counts.all)}` },
            { value: 'wins', label: `Wins ${count(counts.wins)}` },
            { value: 'ties', label: `Ties ${count(counts.ties)}` },
            { value: 'losses', label: `Losses ${count(counts.losses)}` },
          ]}
        />
      }
    >
      <div className={classes.table} role="grid" aria-label="Tasks" aria-rowcount={rows.length + 1}>
        <div role="row" className={classes.head}>
          {head('task', 'Task')}
          {head('instruction', environments[environment].asks)}
          <div role="columnheader" aria-label="Both rewards">
            <svg width={DUMBBELL_WIDTH} height={16} aria-hidden="true">
              <text x={6} y={12} textAnchor="middle">
                0
              </text>
              <text x={DUMBBELL_WIDTH - 6} y={12} textAnchor="middle">
                1
              </text>
            </svg>
          </div>
          {head('base', baseName, classes.number)}
          {head('test', testName, classes.number)}
          {head('difference', 'Diff.', classes.number)}
        </div>
        <div
          ref={scroller}
          className={classes.scroller}
          tabIndex={0}
          role="rowgroup"
          aria-label="Tasks"
          aria-activedescendant={at < 0 ? undefined : `task-row-${at}`}
          onKeyDown={onKeyDown}
        >
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const task = rows[index]!;
              return (
                <div
                  key={task.taskId}
                  id={`task-row-${index}`}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={index === at}
                  className={classes.row}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => onOpen(task.taskId)}
                >
                  <TaskCells task={task} label={task.taskId.slice(prefix.length)} />
                </div>
              );
            })}
          </div>
        </div>
        {rows.length === 0 && <p className={classes.none}>No task has this outcome.</p>}
        <p className={classes.keys}>
          <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> task <KeyCap>Enter</KeyCap> both trajectories, from
          the first step that differs
        </p>
      </div>
    </Panel>
  );
}

function keyTarget(key: string, at: number, size: number): number | null {
  if (size === 0) return null;
  const clamp = (index: number) => Math.max(0, Math.min(size - 1, index));
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
      return 0;
    case 'End':
      return size - 1;
    default:
      return null;
  }
}
