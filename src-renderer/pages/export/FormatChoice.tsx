import { Radio } from '@mantine/core';
import { exportFormats, type ExportFormat } from './formats';
import classes from './FormatChoice.module.css';

interface Props {
  readonly value: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

/** The format, each with what it is for. */
export function FormatChoice({ value, onChange }: Props) {
  return (
    <Radio.Group
      label="Format"
      classNames={{ label: classes.legend! }}
      value={value}
      onChange={(picked) => {
        const format = exportFormats.find(({ id }) => id === picked);
        if (format) onChange(format.id);
      }}
    >
      <div className={classes.formats}>
        {exportFormats.map(({ id, name, purpose }) => (
          <Radio
            key={id}
            value={id}
            label={name}
            description={purpose}
            classNames={{ body: classes.option, label: classes.name, description: classes.purpose }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
