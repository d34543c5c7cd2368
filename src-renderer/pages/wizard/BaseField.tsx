import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { ChoiceField } from '@renderer/pages/wizard/ChoiceField';
import type { Choice } from '@renderer/pages/wizard/field-spec';
import { score } from '@renderer/format/numbers';
import { useCall } from '@renderer/state/useCall';
import { experimentOfBase, modelBase, SHIPPED_BASE } from '@shared/experiment/config';
import type { ModelRow } from '@shared/ipc/rows';

type Start = 'nothing' | 'shipped' | 'model' | 'folder';

const choices: readonly (Choice & { readonly value: Start })[] = [
  { value: 'nothing', label: 'Nothing', note: 'Random weights of the chosen size' },
  {
    value: 'shipped',
    label: 'Base model',
    note: 'Has shopped in invented shops. Train it gently: rate 0.0002, 2 epochs',
  },
  { value: 'model', label: 'Own model', note: 'Of another experiment here' },
  { value: 'folder', label: 'Checkpoint', note: 'Llama, Qwen2, Phi, or a model of StepQ’s' },
];

/** What the training begins with: random weights, a model that is there, or a folder. */
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
  const models = useCall('models.list', undefined).value ?? [];
  const base = typeof value === 'string' ? value : null;
  const known = startOf(base);
  const start = known === 'nothing' && asked ? 'folder' : known;
  const offered =
    models.length > 0 || start === 'model'
      ? choices
      : choices.filter(({ value: choice }) => choice !== 'model');
  return (
    <>
      <ChoiceField
        id={id}
        label={label}
        choices={offered}
        value={start}
        onChange={(chosen) => {
          setAsked(chosen === 'folder');
          onChange(valueOf(chosen as Start, models));
        }}
      />
      {start === 'model' && (
        <Select
          mt={8}
          aria-label="Model to start from"
          data={modelChoices(models, base)}
          value={base}
          error={invalid}
          allowDeselect={false}
          onChange={onChange}
          onBlur={onBlur}
        />
      )}
      {start === 'folder' && (
        <TextInput
          mt={8}
          aria-label="Folder of the checkpoint"
          placeholder="Full path of its folder"
          autoComplete="off"
          value={base ?? ''}
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

function startOf(base: string | null): Start {
  if (base === null) return 'nothing';
  if (base === SHIPPED_BASE) return 'shipped';
  return experimentOfBase(base) === null ? 'folder' : 'model';
}

/** The value that a choice begins with; of the workspace's models the newest. */
function valueOf(start: Start, [newest]: readonly ModelRow[]): string | null {
  if (start === 'shipped') return SHIPPED_BASE;
  return start === 'model' && newest ? modelBase(newest.experimentId) : null;
}

/** The workspace's models; the chosen one also where it is gone, so that it can be seen and changed. */
function modelChoices(
  models: readonly ModelRow[],
  base: string | null,
): { readonly value: string; readonly label: string }[] {
  const there = models.map(({ experimentId, experimentName, heldoutAccuracy }) => ({
    value: modelBase(experimentId),
    label:
      heldoutAccuracy === null
        ? experimentName
        : `${experimentName}, held-out accuracy ${score(heldoutAccuracy)}`,
  }));
  const gone = base !== null && !there.some(({ value }) => value === base);
  return gone ? [...there, { value: base, label: 'A model that is not here' }] : there;
}
