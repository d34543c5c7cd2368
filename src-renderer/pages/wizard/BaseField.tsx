import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { ChoiceField } from '@renderer/pages/wizard/ChoiceField';
import type { Choice } from '@renderer/pages/wizard/field-spec';
import { SHIPPED_BASE } from '@shared/experiment/config';

type Start = 'nothing' | 'shipped' | 'folder';

const choices: readonly (Choice & { readonly value: Start })[] = [
  { value: 'nothing', label: 'Nothing', note: 'Random weights of the chosen size' },
  {
    value: 'shipped',
    label: 'Base model',
    note: 'Has shopped in invented shops. Train it gently: rate 0.0002, 2 epochs',
  },
  { value: 'folder', label: 'Checkpoint', note: 'Llama, Qwen2, Phi, or a model of StepQ’s' },
];

/** What the training begins with: random weights, the model that ships with StepQ, or a folder. */
export function BaseField({
  id,
  label,
  value,
  invalid,
  onChange,
  onBlur,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly invalid: boolean;
  readonly onChange: (value: string | null) => void;
  readonly onBlur: () => void;
}) {
  // A folder that is not written yet is no value of the config's.
  const [asked, setAsked] = useState(false);
  const folder = typeof value === 'string' && value !== SHIPPED_BASE ? value : '';
  const start: Start =
    value === SHIPPED_BASE ? 'shipped' : folder !== '' || asked ? 'folder' : 'nothing';
  return (
    <>
      <ChoiceField
        id={id}
        label={label}
        choices={choices}
        value={start}
        onChange={(chosen) => {
          setAsked(chosen === 'folder');
          onChange(chosen === 'shipped' ? SHIPPED_BASE : null);
        }}
      />
      {start === 'folder' && (
        <TextInput
          mt={8}
          aria-label="Folder of the checkpoint"
          placeholder="Full path of its folder"
          autoComplete="off"
          value={folder}
          error={invalid}
          onChange={(event) => {
            const text = event.currentTarget.value;
            onChange(text.trim() === '' ? null : text);
          }}
          onBlur={onBlur}
        />
      )}
    </>
  );
}
