import { Select, TextInput } from '@mantine/core';
import { KeyField } from '@renderer/components/KeyField';
import type { EndpointSection } from '@shared/experiment/endpoint-section';
import type { UpstreamForm } from './upstream-form';
import classes from './ServeAgent.module.css';

type From = EndpointSection['key']['from'];

const sources: readonly { readonly value: From; readonly label: string }[] = [
  { value: 'none', label: 'None is wanted' },
  { value: 'environment', label: 'In an environment variable' },
  { value: 'safe-storage', label: 'In this computer’s secret store' },
  { value: 'session', label: 'Kept until StepQ is closed' },
];

/** The language model that candidates are drawn from. */
export function UpstreamFields({
  form,
  onChange,
}: {
  readonly form: UpstreamForm;
  readonly onChange: (form: UpstreamForm) => void;
}) {
  const { baseUrl, model, key } = form;
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          label="Address"
          autoComplete="off"
          value={baseUrl}
          onChange={(event) => {
            onChange({ ...form, baseUrl: event.currentTarget.value });
          }}
        />
        <TextInput
          label="Model"
          data-autofocus
          autoComplete="off"
          value={model}
          onChange={(event) => {
            onChange({ ...form, model: event.currentTarget.value });
          }}
        />
        <Select
          label="Key"
          data={sources}
          value={key.from}
          onChange={(value) => {
            const from = sources.find((source) => source.value === value)?.value;
            if (from) onChange({ ...form, key: { ...key, from } });
          }}
        />
        {key.from !== 'none' && (
          <TextInput
            label="Name of the key"
            autoComplete="off"
            value={key.name}
            onChange={(event) => {
              onChange({ ...form, key: { ...key, name: event.currentTarget.value } });
            }}
          />
        )}
      </div>
      <KeyField source={key} />
    </>
  );
}
