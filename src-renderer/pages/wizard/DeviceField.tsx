import { useState } from 'react';
import { Button } from '@mantine/core';
import { ChoiceField } from '@renderer/pages/wizard/ChoiceField';
import type { Choice } from '@renderer/pages/wizard/field-spec';
import { useCommand } from '@renderer/state/useCommand';
import { deviceName, type DeviceReport } from '@shared/qmodel/device';

const always: readonly Choice[] = [
  { value: 'cpu', label: 'CPU', note: 'The same weights every time' },
  { value: 'auto', label: 'Fastest', note: 'Of the devices that pass their test' },
];

/** What a model is trained on: the CPU, the fastest device, or one that has passed its test. */
export function DeviceField({
  id,
  label,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: string) => void;
}) {
  const test = useCommand('devices.test');
  const [reports, setReports] = useState<readonly DeviceReport[] | null>(null);
  const passed = (reports ?? []).filter(
    ({ provider, refusal }) => provider !== 'cpu' && refusal === null,
  );
  const tested = passed.map(({ provider, gflops }): Choice => ({
    value: provider,
    label: deviceName(provider),
    note: gflops === null ? 'Passed its test' : `Passed, ${Math.round(gflops)} GFLOP/s`,
  }));
  // One from an earlier experiment stays in view: where it does not pass, the CPU takes its place.
  const known = [...always, ...tested].some((choice) => choice.value === value);
  const earlier: readonly Choice[] =
    known || typeof value !== 'string'
      ? []
      : [{ value, label: deviceName(value), note: 'Or the CPU, where it fails its test' }];
  return (
    <>
      <ChoiceField
        id={id}
        label={label}
        choices={[...always, ...tested, ...earlier]}
        value={value}
        onChange={onChange}
      />
      <Button
        mt={8}
        loading={test.busy}
        onClick={async () => {
          const found = await test.run(undefined);
          if (found !== undefined) setReports(found);
        }}
      >
        {reports !== null && passed.length === 0 ? 'No other device passed' : 'Test devices'}
      </Button>
    </>
  );
}
