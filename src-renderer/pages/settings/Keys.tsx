import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { ConfirmDialog } from '@renderer/components/ConfirmDialog';
import { Loaded } from '@renderer/components/Loaded';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { KeysState } from '@shared/ipc/shell-calls';
import classes from './SettingsPage.module.css';

/** The keys of language models, by name; what they are is shown nowhere. */
export function Keys() {
  const keys = useCall('keys.state', undefined);
  const { reload } = keys;
  useEffect(reload, [reload]);
  return (
    <section className={classes.section} aria-label="Keys">
      <h2>Keys of language models</h2>
      <Loaded state={keys} what="The program did not answer.">
        {(state) => <KeyList state={state} onChange={reload} />}
      </Loaded>
    </section>
  );
}

function KeyList({
  state: { encrypted, store, names },
  onChange,
}: {
  readonly state: KeysState;
  readonly onChange: () => void;
}) {
  const forget = useCommand('keys.forget');
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <p className={classes.help}>
        {encrypted
          ? `Kept in this computer’s secret store (${store}). They are given in the wizard, at Agent.`
          : `This computer has no secret store that encrypts (${store}): a key is kept until StepQ is closed, or stands in an environment variable. Keys are given in the wizard, at Agent.`}
      </p>
      {names.length === 0 ? (
        <p className={classes.text}>No key was given.</p>
      ) : (
        <ul className={classes.list}>
          {names.map((name) => (
            <li key={name}>
              <span className="mono">{name}</span>
              <Button
                size="compact-sm"
                aria-label={`Forget the key ${name}`}
                onClick={() => {
                  setAsked(name);
                }}
              >
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={`Forget the key ${asked ?? ''}?`}
        action="Forget key"
        busy={forget.busy}
        onClose={() => {
          setAsked(null);
        }}
        onConfirm={async () => {
          if (asked !== null) await forget.run({ name: asked });
          setAsked(null);
          onChange();
        }}
      >
        Experiments that name it pause when they next ask a model. Replies that were stored are
        kept.
      </ConfirmDialog>
    </>
  );
}
