import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@renderer/components/Icon';
import { count } from '@renderer/format/numbers';
import { environmentName } from '@renderer/format/words';
import { environmentIds, type EnvironmentId } from '@shared/experiment/config';
import type { TaskPage, TaskUse } from '@shared/ipc/play';
import type { ExperimentRow } from '@shared/ipc/rows';
import { NO_EXPERIMENT, type TaskView } from '../model/task-view';
import { useNames } from '../model/use-names';
import classes from './TaskFilters.module.css';

const ANY = 'any';
/** Rest after the last key before the list is asked for anew. */
const TYPING_MS = 250;

interface Props {
  readonly environment: EnvironmentId;
  /** Of this environment. */
  readonly experiments: readonly ExperimentRow[];
  readonly experiment: ExperimentRow | null;
  readonly search: string;
  readonly use: TaskUse | null;
  readonly counts: Omit<TaskPage, 'rows'> | undefined;
  readonly onChange: (change: Partial<TaskView>) => void;
}

/** Which tasks the list shows: of which environment, with which words, used for what. */
export function TaskFilters(props: Props) {
  const { environment, experiments, experiment, search, use, counts, onChange } = props;
  const uses = counts?.uses;
  const filtered = search !== '' || use !== null;
  const label = (name: string, held: number | undefined) =>
    held === undefined ? name : `${name} ${count(held)}`;
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <h1 className={classes.title}>Tasks</h1>
        <span className={classes.showing}>
          {counts && filtered && `${count(counts.total)} of `}
          {counts && count(counts.all)}
        </span>
        <Select
          size="xs"
          w={144}
          aria-label="Environment"
          value={environment}
          onChange={(value) =>
            onChange({
              environment: environmentIds.find((id) => id === value) ?? environment,
              experiment: null,
              task: null,
            })
          }
          data={environmentIds.map((id) => ({ value: id, label: environmentName(id) }))}
        />
      </div>
      <SearchField value={search} onChange={(text) => onChange({ search: text })} />
      {experiments.length > 0 && (
        <div className={classes.split}>
          <span>Split of</span>
          <Select
            size="xs"
            aria-label="Split of the experiment"
            value={experiment?.id ?? NO_EXPERIMENT}
            onChange={(value) => onChange({ experiment: value, use: null })}
            data={[
              ...experiments.map(({ id, name }) => ({ value: id, label: name })),
              { value: NO_EXPERIMENT, label: 'No experiment' },
            ]}
          />
        </div>
      )}
      {experiment && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Use"
          value={use ?? ANY}
          onChange={(value) => onChange({ use: value === ANY ? null : value })}
          data={[
            { value: ANY, label: 'All' },
            { value: 'train', label: label(useNames.train, uses?.train) },
            { value: 'test', label: label(useNames.test, uses?.test) },
            { value: 'unused', label: label(useNames.unused, uses?.unused) },
          ]}
        />
      )}
    </div>
  );
}

/** Words that must all stand in a task; what is typed is asked for when the typing rests. */
function SearchField(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next);
  }, TYPING_MS);
  useEffect(() => {
    // Changed by the address, not by these keys.
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <TextInput
      size="xs"
      aria-label="Search tasks"
      placeholder="Id, instruction or gold facts"
      leftSection={<Icon name="search" size={16} />}
      maxLength={200}
      data-search
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
