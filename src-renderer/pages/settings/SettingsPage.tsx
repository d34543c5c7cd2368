import { Button, SegmentedControl } from '@mantine/core';
import { Loaded } from '@renderer/components/Loaded';
import { Devices } from '@renderer/pages/settings/Devices';
import { PageHeader } from '@renderer/components/PageHeader';
import { useCrumbs } from '@renderer/state/shell';
import { useTheme } from '@renderer/state/theme';
import { notify } from '@renderer/state/notices';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { AppInfo } from '@shared/ipc/contract';
import classes from './SettingsPage.module.css';

const themes = [
  { value: 'auto', label: 'Follow the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const isTheme = (value: string): value is 'auto' | 'light' | 'dark' =>
  ['auto', 'light', 'dark'].includes(value);

/** How the window looks, and what is running. */
export function SettingsPage() {
  useCrumbs([{ label: 'Settings' }]);
  const theme = useTheme();
  const info = useCall('shell.info', undefined);
  return (
    <div className={classes.page}>
      <PageHeader title="Settings" />
      <section className={classes.section}>
        <h2>Appearance</h2>
        <div className={classes.row}>
          <div>
            <div className={classes.label}>Theme</div>
            <p className={classes.help}>
              Both themes use the same data scales, checked for colour blindness.
            </p>
          </div>
          <SegmentedControl
            aria-label="Theme"
            data={themes}
            value={theme.wish}
            onChange={(value) => {
              if (isTheme(value)) theme.set(value);
            }}
          />
        </div>
      </section>
      <Devices />
      <section className={classes.section}>
        <h2>About</h2>
        <Loaded state={info} what="The program did not answer.">
          {(value) => <About info={value} />}
        </Loaded>
      </section>
      <section className={classes.section}>
        <h2>What leaves this computer</h2>
        <p className={classes.text}>
          Nothing. The window has no access to the network; experiments, models and logs stay in the
          workspace folder above.
        </p>
      </section>
    </div>
  );
}

function About({ info }: { readonly info: AppInfo }) {
  const copy = useCommand('shell.copy');
  const rows = [
    ['StepQ', info.version],
    ['Workspace', info.workspace],
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
            <dd className={name === 'Workspace' ? 'mono' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <Button
        mt={12}
        loading={copy.busy}
        onClick={async () => {
          if ((await copy.run({ text })) !== undefined) {
            notify({ tone: 'good', message: 'Versions copied.' });
          }
        }}
      >
        Copy versions
      </Button>
    </>
  );
}
