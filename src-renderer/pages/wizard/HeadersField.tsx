import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { sameJson } from '@renderer/pages/wizard/config-values';
import { headersOfLines, linesOfHeaders } from '@renderer/pages/wizard/header-lines';

/** Headers of a request, one a line. */
export function HeadersField({
  id,
  value,
  invalid,
  onChange,
  onBlur,
}: {
  readonly id: string;
  readonly value: unknown;
  readonly invalid: boolean;
  readonly onChange: (headers: Readonly<Record<string, string>>) => void;
  readonly onBlur: () => void;
}) {
  // What is being typed: a colon or a space at the end is no part of a header yet.
  const [typed, setTyped] = useState('');
  const text = sameJson(headersOfLines(typed), value) ? typed : linesOfHeaders(value);
  return (
    <Textarea
      id={id}
      autosize
      minRows={2}
      maxRows={6}
      spellCheck={false}
      placeholder="X-Team: research"
      value={text}
      error={invalid}
      aria-describedby={`${id}-help`}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(headersOfLines(event.currentTarget.value));
      }}
      onBlur={onBlur}
    />
  );
}
