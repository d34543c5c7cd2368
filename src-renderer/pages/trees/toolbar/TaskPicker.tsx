import { Popover, Switch } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '@renderer/components/Icon';
import { counted } from '@renderer/format/numbers';
import type { TreeRow } from '@shared/ipc/rows';
import type { LiveFollowing } from './live-following';
import { TaskList } from './TaskList';
import button from './ToolbarButton.module.css';
import classes from './TaskPicker.module.css';

/** Which task's tree is open; opens the list of all. */
export function TaskPicker({
  experimentId,
  rows,
  row,
  following,
}: {
  readonly experimentId: string;
  readonly rows: readonly TreeRow[];
  readonly row: TreeRow;
  readonly following: LiveFollowing;
}) {
  const { live, follow, onFollow } = following;
  const [open, setOpen] = useState(false);
  const searched = rows.filter(({ treeId }) => treeId !== null).length;
  const solved = rows.filter(({ bestReward }) => (bestReward ?? 0) >= 1).length;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={640}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={`${button.button} ${classes.target}`}
          data-task-picker
          title={row.instruction}
          onClick={() => setOpen(!open)}
        >
          <span className={button.key}>Task</span>
          <span className={button.text}>
            {row.taskId} · {row.instruction}
          </span>
          <Icon name="down" size={14} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <TaskList
          experimentId={experimentId}
          rows={rows}
          current={row}
          onClose={() => setOpen(false)}
        >
          {live && (
            <Switch
              checked={follow}
              label="Follow live"
              onChange={(event) => onFollow(event.currentTarget.checked)}
            />
          )}
        </TaskList>
        <p className={classes.foot}>
          {counted(searched, 'tree')} of {counted(rows.length, 'task')}, {solved} with a success
          {live && ' · the search goes on; follow live opens each tree as it is finished'}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
