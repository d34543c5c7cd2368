import { useState } from 'react';
import { Button } from '@mantine/core';
import { useCommand } from '@renderer/state/useCommand';
import { deviceName, type DeviceReport } from '@shared/qmodel/device';
import classes from './SettingsPage.module.css';

/** What a model can be trained on, tested when asked for. */
export function Devices() {
  const test = useCommand('devices.test');
  const [reports, setReports] = useState<readonly DeviceReport[]>([]);
  return (
    <section className={classes.section} aria-label="Devices">
      <h2>Devices</h2>
      <div className={classes.row}>
        <div>
          <div className={classes.label}>What a model can be trained on</div>
          <p className={classes.help}>
            Each trains a tiny model and is compared with the CPU. One that computes something else,
            or is no faster, is not used.
          </p>
        </div>
        <Button
          loading={test.busy}
          onClick={async () => {
            const found = await test.run(undefined);
            if (found !== undefined) setReports(found);
          }}
        >
          Test devices
        </Button>
      </div>
      {reports.length > 0 && (
        <dl className={classes.facts}>
          {reports.map((report) => (
            <div key={report.provider}>
              <dt>{deviceName(report.provider)}</dt>
              <dd>{words(report)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function words({ gflops, refusal }: DeviceReport): string {
  if (refusal !== null) return `Not used: ${refusal}.`;
  return gflops === null ? 'Passes.' : `Passes; ${Math.round(gflops)} GFLOP/s.`;
}
