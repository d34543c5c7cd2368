import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@renderer/components/Icon';
import { count } from '@renderer/format/numbers';
import type { PairFilter } from '@shared/ipc/filters';
import type { PairOverview } from '@shared/ipc/rows';
import { wholeRange } from '../model/margin-brush';
import { activeFilters, type FilterChange, type PairOrder } from '../model/pair-filter';
import { MarginHistogram } from './MarginHistogram';
import classes from './PairFilters.module.css';

const ANY = 'any';
/** No bars, while they are counted. */
const noBins = [0];
/** Rest after the last key before the list is asked for anew. */
const TYPING_MS = 60;

interface Props {
  /** Not there while it is being counted; what can be chosen is there all the same. */
  readonly overview: PairOverview | undefined;
  readonly filter: PairFilter;
  readonly order: PairOrder;
  /** Pairs that pass; `null` while that is being counted. */
  readonly passing: number | null;
  /** Sets what it names; `undefined` takes a filter away. */
  readonly onFilter: (change: FilterChange) => void;
  readonly onOrder: (order: PairOrder) => void;
  readonly onClear: () => void;
}

/** What the list shows: review, words, step, kind of action, split, margin, and in which order. */
export function PairFilters(props: Props) {
  const { overview, filter, order, passing, onFilter, onOrder, onClear } = props;
  const toReview = overview && overview.total - overview.accepted - overview.rejected;
  const filtered = activeFilters(filter) > 0;
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <h1 className={classes.title}>Pairs</h1>
        <span className={classes.showing}>
          {overview && filtered && passing !== null && `${count(passing)} of `}
          {overview && count(overview.total)}
        </span>
        <Select
          size="xs"
          w={128}
          aria-label="Order"
          value={order}
          onChange={(value) => onOrder(value ?? 'margin-down')}
          data={[
            { value: 'margin-down', label: 'Largest margin' },
            { value: 'margin-up', label: 'Smallest margin' },
            { value: 'task', label: 'By task' },
          ]}
        />
      </div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Review"
        value={filter.review ?? ANY}
        onChange={(value) => onFilter({ review: value === ANY ? undefined : value })}
        data={[
          { value: ANY, label: 'All' },
          {
            value: 'unreviewed',
            label: toReview === undefined ? 'To review' : `To review ${count(toReview)}`,
          },
          { value: 'accepted', label: 'Accepted' },
          { value: 'rejected', label: 'Rejected' },
        ]}
      />
      <div className={classes.fields}>
        <SearchField value={filter.search ?? ''} onChange={(search) => onFilter({ search })} />
        <Choice
          label="Step"
          value={filter.depth === undefined ? undefined : String(filter.depth)}
          options={(overview?.depths ?? []).map(({ depth }) => ({
            value: String(depth),
            label: `Step ${depth + 1}`,
          }))}
          any="Any step"
          onChange={(value) => onFilter({ depth: value === undefined ? undefined : Number(value) })}
        />
        <Choice
          label="Kind of action"
          value={filter.actionType}
          options={(overview?.actionTypes ?? []).map(({ type }) => ({ value: type, label: type }))}
          any="Any action"
          onChange={(actionType) => onFilter({ actionType })}
        />
        <Choice
          label="Split"
          value={filter.split}
          options={[
            { value: 'train', label: 'Train' },
            { value: 'heldout', label: 'Held out' },
          ]}
          any="Both splits"
          onChange={(value) => onFilter({ split: value as PairFilter['split'] })}
        />
      </div>
      <div className={classes.caption}>
        <span>Margin, V chosen − V rejected</span>
        {filtered && (
          <Button variant="link" size="xs" onClick={onClear}>
            Clear filters
          </Button>
        )}
      </div>
      <MarginHistogram
        bins={overview?.marginBins ?? noBins}
        range={{
          min: filter.minMargin ?? wholeRange.min,
          max: filter.maxMargin ?? wholeRange.max,
        }}
        onChange={({ min, max }) =>
          onFilter({
            minMargin: min > wholeRange.min ? min : undefined,
            maxMargin: max < wholeRange.max ? max : undefined,
          })
        }
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly any: string;
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, any, onChange }: ChoiceProps) {
  return (
    <Select
      size="xs"
      aria-label={label}
      value={value ?? ANY}
      onChange={(picked) => onChange(picked === null || picked === ANY ? undefined : picked)}
      data={[{ value: ANY, label: any }, ...options]}
    />
  );
}

function SearchField(props: {
  readonly value: string;
  readonly onChange: (text: string | undefined) => void;
}) {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  const sent = useRef(value);
  // A change from outside (back, Clear) replaces what is typed; the echo of our own does not.
  useEffect(() => {
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next === '' ? undefined : next);
  }, TYPING_MS);
  return (
    <TextInput
      size="xs"
      aria-label="Words in the task or its actions"
      placeholder="Words"
      data-search
      leftSection={<Icon name="search" size={14} />}
      value={text}
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}
