import { useNavigate } from 'react-router';
import { useRoving } from '@renderer/components/useRoving';
import { DifferenceAxis } from '@renderer/pages/experiments/DifferenceMark';
import { ExperimentRowView } from '@renderer/pages/experiments/ExperimentRowView';
import type { ExperimentRow } from '@shared/ipc/rows';
import classes from './ExperimentList.module.css';

/** The experiments as rich rows: one tab stop, arrows move, Enter opens. */
export function ExperimentList({
  rows,
  selectedId,
  onSelect,
}: {
  readonly rows: readonly ExperimentRow[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const navigate = useNavigate();
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === selectedId),
  );
  const open = (index: number) => {
    const row = rows[index];
    if (row) void navigate(`/experiments/${encodeURIComponent(row.id)}`);
  };
  const roving = useRoving({
    size: rows.length,
    at,
    onMove: (index) => {
      const row = rows[index];
      if (row) onSelect(row.id);
    },
    onOpen: open,
  });
  return (
    <table className={classes.list}>
      <colgroup>
        <col />
        <col className={classes.tasks} style={{ width: 108 }} />
        <col className={classes.stages} style={{ width: 108 }} />
        <col style={{ width: 176 }} />
        <col style={{ width: 96 }} />
        <col className={classes.heldOut} style={{ width: 92 }} />
        <col style={{ width: 76 }} />
      </colgroup>
      <thead>
        <tr>
          <th>Experiment</th>
          <th className={classes.tasks}>Tasks</th>
          <th className={classes.stages}>Stages</th>
          <th className={classes.picture}>
            <DifferenceAxis />
          </th>
          <th className={classes.number}>Difference</th>
          <th className={`${classes.number} ${classes.heldOut}`}>Held out</th>
          <th className={classes.number}>Started ↓</th>
        </tr>
      </thead>
      <tbody ref={roving.ref} onKeyDown={roving.onKeyDown}>
        {rows.map((row, index) => (
          <ExperimentRowView
            key={row.id}
            row={row}
            selected={row.id === selectedId}
            roving={roving.item(index)}
            onSelect={() => {
              onSelect(row.id);
            }}
            onOpen={() => {
              open(index);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}
