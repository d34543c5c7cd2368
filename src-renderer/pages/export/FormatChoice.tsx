import { Radio, SegmentedControl } from '@mantine/core';
import type { ExportFormatName } from '@shared/exchange/formats';
import { formatGroups, groupOf } from './formats';
import classes from './FormatChoice.module.css';

interface Props {
  readonly value: ExportFormatName;
  readonly onChange: (format: ExportFormatName) => void;
}

/** What goes out, and the format, each with what it is for. */
export function FormatChoice({ value, onChange }: Props) {
  const group = groupOf(value);
  return (
    <div className={classes.choice}>
      <span className={classes.legend} id="export-what">
        What
      </span>
      <SegmentedControl
        aria-labelledby="export-what"
        fullWidth
        value={group.id}
        onChange={(picked) => {
          const next = formatGroups.find(({ id }) => id === picked);
          if (next) onChange(next.formats[0].id);
        }}
        data={formatGroups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Radio.Group
        label="Format"
        classNames={{ label: classes.legend! }}
        value={value}
        onChange={(picked) => {
          const format = group.formats.find(({ id }) => id === picked);
          if (format) onChange(format.id);
        }}
      >
        <div className={classes.formats}>
          {group.formats.map(({ id, name, purpose }) => (
            <Radio
              key={id}
              value={id}
              label={name}
              description={purpose}
              classNames={{
                body: classes.option,
                label: classes.name,
                description: classes.purpose,
              }}
            />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
