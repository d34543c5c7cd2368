import { CloseButton, Select } from '@mantine/core';
import type { Beside } from './useBeside';
import classes from './Picture.module.css';

/** Chooses the tree that stands beside the open one. */
export function BesideHead({ beside }: { readonly beside: Beside }) {
  return (
    <div className={classes.head}>
      <Select
        size="xs"
        className={classes.choice}
        aria-label="Experiment of the tree beside"
        data={beside.experiments.map(({ id, name }) => ({ value: id, label: name }))}
        value={beside.experimentId}
        onChange={(id) => id !== null && beside.chooseExperiment(id)}
      />
      <Select
        size="xs"
        className={classes.choice}
        aria-label="Task of the tree beside"
        searchable
        nothingFoundMessage="No task holds these words."
        data={beside.rows.map(({ taskId, instruction }) => ({
          value: taskId,
          label: `${taskId} · ${instruction}`,
        }))}
        value={beside.row?.taskId ?? null}
        onChange={(taskId) => taskId !== null && beside.chooseTask(taskId)}
      />
      <CloseButton aria-label="Close the tree beside" onClick={beside.toggle} />
    </div>
  );
}
