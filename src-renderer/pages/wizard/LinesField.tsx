import { Textarea } from '@mantine/core';
import { useState } from 'react';

/** A list of texts, one a line; empty lines are none. */
export function LinesField({
  id,
  value,
  invalid,
  onChange,
  onBlur,
}: {
  readonly id: string;
  readonly value: readonly string[];
  readonly invalid: boolean;
  readonly onChange: (lines: readonly string[]) => void;
  readonly onBlur: () => void;
}) {
  // What is being typed, with the empty line that the next text will stand in.
  const [typed, setTyped] = useState('');
  const text = linesOf(typed).join('\n') === value.join('\n') ? typed : value.join('\n');
  return (
    <Textarea
      id={id}
      autosize
      minRows={2}
      maxRows={6}
      spellCheck={false}
      value={text}
      error={invalid}
      aria-describedby={`${id}-help`}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
      onBlur={onBlur}
    />
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
