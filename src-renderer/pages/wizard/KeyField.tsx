import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { Field } from '@renderer/pages/wizard/Field';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { EndpointSection } from '@shared/experiment/endpoint-section';
import classes from './TestConnection.module.css';

/** Takes a key and hands it on at once; it never comes back here. */
export function KeyField({ source }: { readonly source: EndpointSection['key'] }) {
  const [typed, setTyped] = useState('');
  const [given, setGiven] = useState<string | null>(null);
  const give = useCommand('keys.give', { quiet: true });
  const state = useCall('keys.state', undefined);
  const { from, name } = source;
  if (from !== 'session' && from !== 'safe-storage') return null;
  const there = given === name || (state.value?.names.includes(name) ?? false);
  const unsafe = from === 'safe-storage' && state.value?.encrypted === false;
  const help = unsafe
    ? `This computer’s secret store does not encrypt (${state.value.store}): choose a variable or the session.`
    : there
      ? `A key named ${name} is there. Another one replaces it.`
      : `No key named ${name} is there yet.`;
  return (
    <Field id="field-key" label="The key itself" help={help} error={give.failure?.message}>
      <div className={classes.line}>
        <PasswordInput
          id="field-key"
          w={320}
          autoComplete="off"
          aria-describedby="field-key-help"
          value={typed}
          disabled={unsafe}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <Button
          loading={give.busy}
          disabled={typed.trim() === '' || unsafe}
          onClick={async () => {
            const answer = await give.run({ name, key: typed, keep: from });
            if (answer === undefined) return;
            setTyped('');
            setGiven(name);
          }}
        >
          Keep
        </Button>
      </div>
    </Field>
  );
}
