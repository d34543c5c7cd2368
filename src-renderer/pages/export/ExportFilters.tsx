import { Checkbox, Select } from '@mantine/core';
import { changeFilter, type FilterChange } from '@renderer/pages/pairs/model/pair-filter';
import { takesFilter, type ExportFormatName } from '@shared/exchange/formats';
import type { PairFilter } from '@shared/ipc/filters';
import type { PairOverview } from '@shared/ipc/rows';
import { readTaskList, type FurtherFilter } from './export-filter';
import { NumberFilter, TextFilter } from './FilterFields';
import classes from './ExportFilters.module.css';

const ANY = 'any';

interface Props {
  readonly format: ExportFormatName;
  readonly filter: PairFilter;
  readonly further: FurtherFilter;
  readonly overview: PairOverview | undefined;
  readonly onChange: (filter: PairFilter) => void;
  readonly onFurther: (further: FurtherFilter) => void;
}

/** Which rows go out: the filters that mean something to the format. */
export function ExportFilters(props: Props) {
  const { format, filter, further, overview, onChange, onFurther } = props;
  const set = (change: FilterChange) => onChange(changeFilter(filter, change));
  const takes = (name: string) => takesFilter(format, name);
  return (
    <fieldset className={classes.filters}>
      <legend>Which of them</legend>
      {takes('split') && (
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
      )}
      {takes('review') && (
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
      )}
      {takes('depth') && (
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
      )}
      {takes('actionType') && (
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
      )}
      {takes('minMargin') && (
        <>
          <NumberFilter
            label="Least margin"
            max={2}
            value={filter.minMargin}
            onChange={(minMargin) => set({ minMargin })}
          />
          <NumberFilter
            label="Largest margin"
            max={2}
            value={filter.maxMargin}
            onChange={(maxMargin) => set({ maxMargin })}
          />
        </>
      )}
      {takes('minReward') && (
        <NumberFilter
          label="Least reward"
          max={1}
          value={further.minReward}
          onChange={(minReward) => onFurther({ ...further, minReward })}
        />
      )}
      {takes('minVisits') && (
        <NumberFilter
          label="Least visits"
          whole
          max={1_000_000}
          value={further.minVisits}
          onChange={(minVisits) => onFurther({ ...further, minVisits })}
        />
      )}
      {takes('maxTokens') && (
        <NumberFilter
          label="Most tokens"
          whole
          min={1}
          max={10_000_000}
          value={further.maxTokens}
          onChange={(maxTokens) => onFurther({ ...further, maxTokens })}
        />
      )}
      {takes('tasks') && (
        <TextFilter
          label="Only these tasks"
          placeholder="ids, by spaces or commas"
          value={further.tasks?.join(' ') ?? ''}
          onChange={(text) => onFurther({ ...further, tasks: readTaskList(text ?? '') })}
        />
      )}
      {takes('search') && (
        <TextFilter
          label="Words in the task or its actions"
          maxLength={200}
          value={filter.search ?? ''}
          onChange={(search) => set({ search })}
        />
      )}
      {takes('duplicates') && (
        <Checkbox
          className={classes.wide}
          label="Leave out rows of the same text as one before"
          checked={further.duplicates !== 'keep'}
          onChange={(event) =>
            onFurther({ ...further, duplicates: event.currentTarget.checked ? 'drop' : 'keep' })
          }
        />
      )}
      {takes('evaluationTasks') && (
        <Select
          className={classes.wide}
          label="Tasks that agents were compared on"
          value={further.evaluationTasks ?? 'drop'}
          onChange={(value) => onFurther({ ...further, evaluationTasks: leakChoice(value) })}
          data={[
            { value: 'drop', label: 'Leave out those of all experiments' },
            { value: 'drop-own', label: 'Leave out those of this experiment' },
            { value: 'keep', label: 'Keep them' },
          ]}
        />
      )}
    </fieldset>
  );
}

function leakChoice(value: string | null): NonNullable<FurtherFilter['evaluationTasks']> {
  return value === 'keep' || value === 'drop-own' ? value : 'drop';
}
