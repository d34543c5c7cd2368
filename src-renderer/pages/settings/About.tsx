import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { Loaded } from '@renderer/components/Loaded';
import { LicenceList } from '@renderer/pages/settings/LicenceList';
import { notify } from '@renderer/state/notices';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { AppInfo } from '@shared/ipc/shell-calls';
import classes from './SettingsPage.module.css';

/** Which versions are running, and whose work is in them. */
export function About() {
  const info = useCall('shell.info', undefined);
  return (
    <section className={classes.section} aria-label="About">
      <h2>About</h2>
      <Loaded state={info} what="The program did not answer.">
        {(value) => <Versions info={value} />}
      </Loaded>
    </section>
  );
}

function Versions({ info }: { readonly info: AppInfo }) {
  const copy = useCommand('shell.copy');
  const [licences, setLicences] = useState(false);
  const rows = [
    ['StepQ', info.version],
    ['Electron', info.electron],
    ['Chromium', info.chrome],
    ['Node', info.node],
    ['Platform', info.platform],
  ] as const;
  const text = rows.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    <>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.buttons}>
        <Button
          loading={copy.busy}
          onClick={async () => {
            if ((await copy.run({ text })) !== undefined) {
              notify({ tone: 'good', message: 'Versions copied.' });
            }
          }}
        >
          Copy versions
        </Button>
        <Button
          onClick={() => {
            setLicences(true);
          }}
        >
          Licences
        </Button>
      </div>
      <Modal
        opened={licences}
        onClose={() => {
          setLicences(false);
        }}
        title="Licences"
        size={640}
      >
        <LicenceList />
      </Modal>
    </>
  );
}
