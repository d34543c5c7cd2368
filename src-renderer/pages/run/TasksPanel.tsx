import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { KeyCap } from '@renderer/components/KeyCap';
import { Panel } from '@renderer/components/Panel';
import { counted, score } from '@renderer/format/numbers';
import { clock, duration } from '@renderer/format/times';
import { AtOnce } from '@renderer/pages/run/AtOnce';
import { cellMeasures, type CellMeasure } from '@renderer/pages/run/grid-model';
import { TaskGrid } from '@renderer/pages/run/TaskGrid';
import { TaskLegend } from '@renderer/pages/run/TaskLegend';
import { useHasPage } from '@renderer/state/shell';
import type { ExperimentDetail, TreeRow } from '@shared/ipc/rows';
import type { StopReason } from '@shared/tree/tree';
import classes from './TaskGrid.module.css';

const measureNames: Readonly<Record<CellMeasure, string>> = {
  reward: 'Best reward',
  nodes: 'Nodes',
  samples: 'Samples',
};

/** The training tasks: one cell each, and the selected one in words. */
export function TasksPanel({
  detail,
  rows,
}: {
  readonly detail: ExperimentDetail;
  readonly rows: readonly TreeRow[];
}) {
  const experimentId = detail.id;
  const navigate = useNavigate();
  const hasTrees = useHasPage('trees');
  const [measure, setMeasure] = useState<CellMeasure>('reward');
  const [at, setAt] = useState(0);
  const row = rows[Math.min(at, rows.length - 1)];
  const open = (index: number) => {
    const treeId = rows[index]?.treeId ?? null;
    if (hasTrees && treeId !== null)
      void navigate(`/trees/${encodeURIComponent(experimentId)}/${treeId}`);
  };
  return (
    <Panel
      title="Tasks"
      note="one cell a task"
      fill
      actions={
        <>
          {detail.status !== 'done' && <span className={classes.atOnce}>at once</span>}
          <AtOnce detail={detail} />
          <SegmentedControl
            size="xs"
            aria-label="Colour of the cells"
            data={cellMeasures.map((value) => ({ value, label: measureNames[value] }))}
            value={measure}
            onChange={(value) => {
              setMeasure(cellMeasures.find((each) => each === value) ?? 'reward');
            }}
          />
        </>
      }
    >
      <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        <TaskGrid
          rows={rows}
          measure={measure}
          at={Math.min(at, rows.length - 1)}
          onSelect={setAt}
          onOpen={open}
        />
        <TaskLegend rows={rows} measure={measure} />
        {row && (
          <TaskDetail
            row={row}
            number={Math.min(at, rows.length - 1) + 1}
            onOpen={
              hasTrees && row.treeId !== null
                ? () => {
                    open(at);
                  }
                : null
            }
          />
        )}
      </div>
    </Panel>
  );
}

function TaskDetail({
  row,
  number,
  onOpen,
}: {
  readonly row: TreeRow;
  readonly number: number;
  readonly onOpen: (() => void) | null;
}) {
  return (
    <div className={classes.detail}>
      <div>
        <div className={classes.name}>
          Task {number} <span>{historyOf(row)}</span>
        </div>
        <p className={classes.instruction}>{row.instruction}</p>
        <p className={classes.readings}>{readingsOf(row)}</p>
      </div>
      {onOpen && (
        <div className={classes.open}>
          <Button size="xs" onClick={onOpen}>
            Open tree
          </Button>
          <KeyCap>Enter</KeyCap>
        </div>
      )}
    </div>
  );
}

const stopWords: Readonly<Record<StopReason, string>> = {
  iterations: 'all iterations used',
  success: 'stopped at full reward',
  exhausted: 'everything was tried',
  budget: 'budget spent',
  cancelled: 'cancelled',
};

function historyOf(row: TreeRow): string {
  if (row.state === 'waiting') return 'waits for its turn';
  if (row.state === 'running') return 'is being searched';
  if (row.state === 'failed') return 'failed; the log tells why';
  const at = row.committedAt === null ? '' : ` ${clock(row.committedAt)},`;
  return `finished${at} took ${duration(row.milliseconds / 1000)}`;
}

function readingsOf(row: TreeRow): string {
  if (row.treeId === null) return '';
  return [
    row.bestReward === null ? 'No end was reached' : `Best reward ${score(row.bestReward)}`,
    counted(row.nodes, 'node'),
    counted(row.policyCalls, 'sample'),
    counted(row.iterations, 'iteration'),
    row.stopReason === null ? '' : stopWords[row.stopReason],
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
