import { NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { changeFilter, type FilterChange } from '@renderer/pages/pairs/model/pair-filter';
import type { PairFilter } from '@shared/ipc/contract';
import type { PairOverview } from '@shared/ipc/rows';
import classes from './ExportFilters.module.css';

const ANY = 'any';
const TYPING_MS = 250;

interface Props {
  readonly filter: PairFilter;
  readonly overview: PairOverview | undefined;
  readonly onChange: (filter: PairFilter) => void;
}

/** Which pairs go into the file: the same filters as on the page Pairs. */
export function ExportFilters({ filter, overview, onChange }: Props) {
  const set = (change: FilterChange) => onChange(changeFilter(filter, change));
  return (
    <fieldset className={classes.filters}>
      <legend>Which pairs</legend>
      <Select
        label="Split"
        value={filter.split ?? ANY}
        onChange={(value) =>
          set({ split: value === 'train' || value === 'heldout' ? value : undefined })
        }
        data={[
          { value: ANY, label: 'Both' },
          { value: 'train', label: 'Train' },
          { value: 'heldout', label: 'Held out' },
        ]}
      />
      <Select
        label="Review"
        value={filter.review ?? ANY}
        onChange={(value) =>
          set({ review: value === 'accepted' || value === 'unreviewed' ? value : undefined })
        }
        data={[
          { value: ANY, label: 'All but rejected' },
          { value: 'accepted', label: 'Accepted only' },
          { value: 'unreviewed', label: 'Not reviewed' },
        ]}
      />
      <Select
        label="Step"
        value={filter.depth === undefined ? ANY : String(filter.depth)}
        onChange={(value) =>
          set({ depth: value === null || value === ANY ? undefined : Number(value) })
        }
        data={[
          { value: ANY, label: 'Any' },
          ...(overview?.depths ?? []).map(({ depth }) => ({
            value: String(depth),
            label: `Step ${depth + 1}`,
          })),
        ]}
      />
      <Select
        label="Action"
        value={filter.actionType ?? ANY}
        onChange={(value) =>
          set({ actionType: value === null || value === ANY ? undefined : value })
        }
        data={[
          { value: ANY, label: 'Any' },
          ...(overview?.actionTypes ?? []).map(({ type }) => ({ value: type, label: type })),
        ]}
      />
      <Margin
        label="Least margin"
        value={filter.minMargin}
        onChange={(minMargin) => set({ minMargin })}
      />
      <Margin
        label="Largest margin"
        value={filter.maxMargin}
        onChange={(maxMargin) => set({ maxMargin })}
      />
      <Words value={filter.search ?? ''} onChange={(search) => set({ search })} />
    </fieldset>
  );
}

function Margin(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}) {
  const { label, value, onChange } = props;
  return (
    <NumberInput
      label={label}
      placeholder="any"
      min={0}
      max={2}
      step={0.05}
      decimalScale={3}
      clampBehavior="strict"
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

function Words(props: {
  readonly value: string;
  readonly onChange: (text: string | undefined) => void;
}) {
  const [text, setText] = useState(props.value);
  const send = useDebouncedCallback(
    (next: string) => props.onChange(next === '' ? undefined : next),
    TYPING_MS,
  );
  return (
    <TextInput
      label="Words in the task or its actions"
      className={classes.wide}
      maxLength={200}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}
