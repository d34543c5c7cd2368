import { score } from '@renderer/format/numbers';
import type { TaskRow } from '@shared/ipc/play';
import type { TreeRow } from '@shared/ipc/rows';
import { useNames } from '../model/use-names';
import classes from './TaskList.module.css';

interface Props {
  readonly id: string;
  /** Not there while its page is being read. */
  readonly task: TaskRow | undefined;
  readonly tree: TreeRow | undefined;
  /** Whether groups may be seen: a group can be the answer. */
  readonly groups: boolean;
  readonly top: number;
  readonly selected: boolean;
  readonly position: number;
  readonly total: number;
  readonly onSelect: () => void;
}

/** One task: what it asks for, its names, what the experiment uses it for and what its search found. */
export function TaskListRow(props: Props) {
  const { id, task, tree, groups, top, selected, position, total, onSelect } = props;
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onSelect}
    >
      {task ? (
        <>
          <div className={classes.instruction}>{task.instruction}</div>
          <div className={classes.foot}>
            <span className={classes.names}>
              <code>{task.id}</code>
              {groups && task.group !== task.id && (
                <>
                  {' '}
                  · <code>{task.group}</code>
                </>
              )}
            </span>
            {task.use !== null && task.use !== 'unused' && (
              <span className={classes.use}>
                {useNames[task.use]}
                {tree && `, ${searchWord(tree)}`}
              </span>
            )}
          </div>
        </>
      ) : (
        <div className={classes.waiting} />
      )}
    </div>
  );
}

/** How far the search of a task is, or the best reward that it found. */
function searchWord({ treeId, state, bestReward }: TreeRow): string {
  if (treeId === null) return state === 'running' ? 'searching' : state;
  return bestReward === null ? 'no end' : `best ${score(bestReward)}`;
}
