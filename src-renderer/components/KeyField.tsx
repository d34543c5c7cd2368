import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { EndpointSection } from '@shared/experiment/endpoint-section';
import type { KeysState } from '@shared/ipc/shell-calls';
import classes from './KeyField.module.css';

/** Takes a key and hands it on at once; it never comes back here. */
export function KeyField({ source: { from, name } }: { readonly source: EndpointSection['key'] }) {
  const [typed, setTyped] = useState('');
  const give = useCommand('keys.give', { quiet: true });
  const state = useCall('keys.state', undefined);
  if (from !== 'session' && from !== 'safe-storage') return null;
  const unsafe = from === 'safe-storage' && state.value?.encrypted === false;
  return (
    <div className={classes.key}>
      <TextInput
        type="password"
        label="The key itself"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={helpOf(state.value, name, unsafe)}
        error={give.failure?.message}
        className={classes.input}
        autoComplete="off"
        value={typed}
        disabled={unsafe}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <Button
        className={classes.keep}
        loading={give.busy}
        disabled={typed.trim() === '' || unsafe}
        onClick={async () => {
          const answer = await give.run({ name, key: typed, keep: from });
          if (answer === undefined) return;
          setTyped('');
          state.reload();
        }}
      >
        Keep key
      </Button>
    </div>
  );
}

function helpOf(state: KeysState | undefined, name: string, unsafe: boolean): string {
  if (!state) return 'Looking for it…';
  if (unsafe) {
    return `This computer’s secret store does not encrypt (${state.store}): choose a variable or the session.`;
  }
  return state.names.includes(name)
    ? `A key named ${name} is there. Another one replaces it.`
    : `No key named ${name} is there yet.`;
}
