import { Switch, TextInput } from '@mantine/core';
import { useController, useFormContext } from 'react-hook-form';
import { BaseField } from '@renderer/pages/wizard/BaseField';
import { ChoiceField } from '@renderer/pages/wizard/ChoiceField';
import { sameJson, valueAt } from '@renderer/pages/wizard/config-values';
import { DeviceField } from '@renderer/pages/wizard/DeviceField';
import { Field } from '@renderer/pages/wizard/Field';
import type { FieldSpec } from '@renderer/pages/wizard/field-spec';
import { textsOf, wordsOf } from '@renderer/pages/wizard/field-words';
import { filesOfPaths, pathsOfFiles } from '@renderer/pages/wizard/further-files';
import { HeadersField } from '@renderer/pages/wizard/HeadersField';
import { LinesField } from '@renderer/pages/wizard/LinesField';
import { NumberField } from '@renderer/pages/wizard/NumberField';
import { rangeOf, rangeWords } from '@renderer/pages/wizard/ranges';
import { faultIn } from '@renderer/pages/wizard/sentences';
import type { ExperimentConfig } from '@shared/experiment/config';
import classes from './Field.module.css';

/** One field of the config, asked for as its entry in the table says. */
export function ConfigField({
  spec,
  preset,
}: {
  readonly spec: FieldSpec;
  /** The config that changes are told from. */
  readonly preset: ExperimentConfig;
}) {
  const { trigger } = useFormContext<ExperimentConfig>();
  const { field, fieldState } = useController<ExperimentConfig>({ name: spec.path });
  const id = `field-${spec.path.replaceAll('.', '-')}`;
  const error = faultIn(fieldState.error, spec.path)?.sentence;
  const value: unknown = field.value;
  const usual = valueAt(preset, spec.path);
  // A preset with another policy has nothing to compare with.
  const hasPreset = spec.path !== 'name' && spec.path !== 'seed' && usual !== undefined;
  const changed = hasPreset && !sameJson(usual, value);
  const frame = {
    id,
    label: spec.label,
    help: spec.help,
    error,
    preset: changed ? wordsOf(spec, usual) : undefined,
  };

  switch (spec.kind) {
    case 'number':
    case 'limit': {
      const range = rangeOf(spec.path);
      return (
        <Field {...frame} {...(spec.kind === 'number' && { range: rangeWords(range) })}>
          <NumberField
            id={id}
            value={value}
            unit={spec.unit}
            step={range.whole ? 1 : stepOf(value)}
            invalid={error !== undefined}
            onChange={field.onChange}
            onBlur={field.onBlur}
            inputRef={field.ref}
          />
        </Field>
      );
    }
    case 'text':
      return (
        <Field {...frame}>
          <TextInput
            id={id}
            ref={field.ref}
            autoComplete="off"
            maxLength={rangeOf(spec.path).maxLength ?? undefined}
            value={typeof value === 'string' ? value : ''}
            error={error !== undefined}
            aria-describedby={`${id}-help`}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        </Field>
      );
    case 'optional':
      return (
        <Field {...frame}>
          <TextInput
            id={id}
            ref={field.ref}
            autoComplete="off"
            value={typeof value === 'string' ? value : ''}
            error={error !== undefined}
            aria-describedby={`${id}-help`}
            onChange={(event) => {
              const text = event.currentTarget.value;
              field.onChange(text.trim() === '' ? null : text);
            }}
            onBlur={field.onBlur}
          />
        </Field>
      );
    case 'files':
      return (
        <Field {...frame}>
          <LinesField
            id={id}
            value={pathsOfFiles(value)}
            invalid={error !== undefined}
            onChange={(paths) => {
              field.onChange(filesOfPaths(paths, value));
            }}
            onBlur={field.onBlur}
          />
        </Field>
      );
    case 'lines':
      return (
        <Field {...frame}>
          <LinesField
            id={id}
            value={textsOf(value)}
            invalid={error !== undefined}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        </Field>
      );
    case 'headers':
      return (
        <Field {...frame}>
          <HeadersField
            id={id}
            value={value}
            invalid={error !== undefined}
            onChange={(headers) => {
              field.onChange(headers);
              // What is wrong with one header alone is not looked for by a change.
              void trigger(spec.path);
            }}
            onBlur={field.onBlur}
          />
        </Field>
      );
    case 'switch':
      return (
        <Field {...frame}>
          <div className={classes.switch}>
            <Switch
              id={id}
              ref={field.ref}
              checked={value === true}
              label={value === true ? 'On' : 'Off'}
              aria-describedby={`${id}-help`}
              onChange={(event) => {
                field.onChange(event.currentTarget.checked);
              }}
            />
          </div>
        </Field>
      );
    case 'base':
      return (
        <Field {...frame}>
          <BaseField
            id={id}
            label={spec.label}
            value={value}
            invalid={error !== undefined}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        </Field>
      );
    case 'device':
      return (
        <Field {...frame}>
          <DeviceField id={id} label={spec.label} value={value} onChange={field.onChange} />
        </Field>
      );
    case 'choice':
      return (
        <Field {...frame}>
          <ChoiceField
            id={id}
            label={spec.label}
            choices={spec.choices}
            value={value}
            onChange={field.onChange}
          />
        </Field>
      );
  }
}

/** A tenth of the size of the number: 0.1 steps by 0.01, 1.4 by 0.1. */
function stepOf(value: unknown): number {
  if (typeof value !== 'number' || value === 0) return 0.1;
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}
