import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { numberOf, numberText } from '@renderer/pages/wizard/number-text';
import classes from './Field.module.css';

/** A number as text: what is typed stays as typed until the field is left. Arrows step. */
export function NumberField({
  id,
  label,
  value,
  unit,
  step,
  invalid,
  onChange,
  onBlur,
  inputRef,
}: {
  readonly id: string;
  /** Where no label stands beside it. */
  readonly label?: string;
  readonly value: unknown;
  readonly unit?: string | undefined;
  readonly step: number;
  readonly invalid: boolean;
  /** `null` for what is no number. */
  readonly onChange: (value: number | null) => void;
  readonly onBlur: () => void;
  readonly inputRef?: (element: HTMLInputElement | null) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  // Another preset or an imported config replaces what was typed.
  const shown =
    typed !== null && (numberOf(typed) ?? null) === (value ?? null) ? typed : numberText(value);

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || typeof value !== 'number') return;
    event.preventDefault();
    setTyped(null);
    onChange(Number((value + direction * step).toPrecision(12)));
  };

  return (
    <TextInput
      id={id}
      {...(inputRef && { ref: inputRef })}
      {...(label !== undefined && { 'aria-label': label })}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      error={invalid}
      aria-describedby={`${id}-help`}
      {...(unit !== undefined && {
        rightSection: <span className={classes.unit}>{unit}</span>,
        rightSectionWidth: unit.length * 7 + 16,
        rightSectionPointerEvents: 'none' as const,
      })}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(numberOf(text));
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setTyped(null);
        onBlur();
      }}
    />
  );
}
