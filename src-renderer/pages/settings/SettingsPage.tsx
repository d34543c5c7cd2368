import { SegmentedControl } from '@mantine/core';
import { PageHeader } from '@renderer/components/PageHeader';
import { About } from '@renderer/pages/settings/About';
import { Devices } from '@renderer/pages/settings/Devices';
import { Diagnostics } from '@renderer/pages/settings/Diagnostics';
import { Keys } from '@renderer/pages/settings/Keys';
import { WorkspaceSection } from '@renderer/pages/settings/WorkspaceSection';
import { useCrumbs } from '@renderer/state/shell';
import { useTheme } from '@renderer/state/theme';
import classes from './SettingsPage.module.css';

const themes = [
  { value: 'auto', label: 'Follow the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const isTheme = (value: string): value is 'auto' | 'light' | 'dark' =>
  ['auto', 'light', 'dark'].includes(value);

/** How the window looks, where everything is kept, and what is running. */
export function SettingsPage() {
  useCrumbs([{ label: 'Settings' }]);
  const theme = useTheme();
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
      <WorkspaceSection />
      <Keys />
      <Devices />
      <Diagnostics />
      <section className={classes.section}>
        <h2>What leaves this computer</h2>
        <p className={classes.text}>
          Nothing by itself: the window has no access to the network. An experiment asks the servers
          that its config names, if it names any: language models, an environment’s server, a
          MediaWiki API for live articles.
        </p>
      </section>
      <About />
    </div>
  );
}
