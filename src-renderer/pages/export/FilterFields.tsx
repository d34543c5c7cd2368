import { NumberInput, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import classes from './ExportFilters.module.css';

const TYPING_MS = 250;

/** A bound that may be left open. */
export function NumberFilter(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly min?: number;
  readonly max: number;
  /** Whether it counts things. */
  readonly whole?: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  const { label, value, min = 0, max, whole = false, onChange } = props;
  const send = useDebouncedCallback(onChange, TYPING_MS);
  return (
    <NumberInput
      label={label}
      placeholder="any"
      min={min}
      max={max}
      step={whole ? 1 : 0.05}
      decimalScale={whole ? 0 : 3}
      clampBehavior="strict"
      defaultValue={value ?? ''}
      onChange={(next) => send(typeof next === 'number' ? next : undefined)}
    />
  );
}

/** Words; what is typed counts after a moment. */
export function TextFilter(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { label, value, placeholder, maxLength, onChange } = props;
  const [text, setText] = useState(value);
  const send = useDebouncedCallback(
    (next: string) => onChange(next === '' ? undefined : next),
    TYPING_MS,
  );
  return (
    <TextInput
      label={label}
      className={classes.wide}
      {...(placeholder !== undefined && { placeholder })}
      {...(maxLength !== undefined && { maxLength })}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}
