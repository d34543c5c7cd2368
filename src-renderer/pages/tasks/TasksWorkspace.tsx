import { useMemo, useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { LoadingBars } from '@renderer/components/LoadingBars';
import { useCall } from '@renderer/state/useCall';
import type { EnvironmentId, ExperimentConfig } from '@shared/experiment/config';
import type { ExperimentRow } from '@shared/ipc/rows';
import { TaskFilters } from './list/TaskFilters';
import { TaskList } from './list/TaskList';
import { useTaskPages } from './list/useTaskPages';
import type { TaskView } from './model/task-view';
import { OpenTask } from './OpenTask';
import classes from './TasksWorkspace.module.css';

interface Props {
  readonly view: TaskView;
  readonly environment: EnvironmentId;
  /** Of this environment. */
  readonly experiments: readonly ExperimentRow[];
  readonly experiment: ExperimentRow | null;
  readonly played: { readonly task: ExperimentConfig['task']; readonly seed: number | null };
  readonly onChange: (change: Partial<TaskView>) => void;
}

/** Three panes: the tasks, the chosen one with its game, and what only people may see of it. */
export function TasksWorkspace(props: Props) {
  const { view, environment, experiments, experiment, played, onChange } = props;
  const { search, use } = view;
  const [gold, setGold] = useState(true);
  const pages = useTaskPages({ ...played, search, use }, view.task);
  const trees = useCall('trees.list', experiment && { experimentId: experiment.id }).value;
  const byTask = useMemo(() => new Map((trees ?? []).map((tree) => [tree.taskId, tree])), [trees]);
  const { counts } = pages;
  const chosen = view.task ?? pages.first?.id ?? null;
  const selected = view.task === null ? (counts && counts.total > 0 ? 0 : null) : counts?.place;
  const step = (by: 1 | -1) => {
    const at = selected === null || selected === undefined ? 0 : selected + by;
    const row = pages.row(at);
    if (row) onChange({ task: row.id });
  };
  return (
    <div className={classes.panes}>
      <section className={classes.list} aria-label="List of tasks">
        <TaskFilters
          environment={environment}
          experiments={experiments}
          experiment={experiment}
          search={search}
          use={use}
          counts={counts}
          onChange={onChange}
        />
        {pages.failure && (
          <ErrorNote
            what="The tasks could not be read."
            failure={pages.failure}
            onRetry={pages.reload}
          />
        )}
        {!counts && pages.loading && <LoadingBars rows={12} height={52} />}
        {counts?.total === 0 && <p className={classes.none}>No task answers to this.</p>}
        {counts !== undefined && counts.total > 0 && (
          <TaskList
            // Another list begins at its top.
            key={JSON.stringify([search, use, experiment?.id])}
            total={counts.total}
            row={pages.row}
            trees={byTask}
            groups={gold}
            selected={selected ?? null}
            onShow={pages.show}
            onSelect={(row) => onChange({ task: row.id })}
          />
        )}
      </section>
      <OpenTask
        environment={environment}
        played={played}
        taskId={chosen}
        onStep={step}
        onGold={setGold}
      />
    </div>
  );
}
