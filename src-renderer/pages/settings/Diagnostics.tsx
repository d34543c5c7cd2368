import { useState } from 'react';
import { Button } from '@mantine/core';
import {
  diagnosticsText,
  MOST_EXPERIMENTS,
  MOST_LINES,
} from '@renderer/pages/settings/diagnostics';
import { callBridge } from '@renderer/state/bridge';
import { notify } from '@renderer/state/notices';
import type { CallFailure } from '@shared/ipc/contract';
import type { LogRow } from '@shared/ipc/rows';
import classes from './SettingsPage.module.css';

/** A file for whoever looks for a fault. */
export function Diagnostics() {
  const [busy, setBusy] = useState(false);
  return (
    <section className={classes.section} aria-label="Diagnostics">
      <h2>Diagnostics</h2>
      <div className={classes.row}>
        <div>
          <div className={classes.label}>A file to send along with a question</div>
          <p className={classes.help}>
            Versions, sizes, and the states, warnings and errors of the latest {MOST_EXPERIMENTS}{' '}
            experiments. No keys, prompts or replies.
          </p>
        </div>
        <Button
          loading={busy}
          onClick={async () => {
            setBusy(true);
            const failure = await save();
            setBusy(false);
            if (failure) notify({ tone: 'bad', message: failure.message });
          }}
        >
          Save diagnostics
        </Button>
      </div>
    </section>
  );
}

async function save(): Promise<CallFailure | null> {
  const [info, facts, experiments] = await Promise.all([
    callBridge('shell.info', undefined),
    callBridge('workspace.facts', undefined),
    callBridge('experiments.list', undefined),
  ]);
  if (!info.ok) return info.failure;
  if (!facts.ok) return facts.failure;
  if (!experiments.ok) return experiments.failure;
  const logs = new Map<string, readonly LogRow[]>();
  for (const { id } of experiments.value.slice(0, MOST_EXPERIMENTS)) {
    const log = await callBridge('logs.list', { experimentId: id, limit: MOST_LINES });
    if (!log.ok) return log.failure;
    logs.set(id, log.value);
  }
  const content = diagnosticsText(info.value, facts.value, experiments.value, logs);
  const saved = await callBridge('shell.save', {
    suggestedName: 'stepq-diagnostics.json',
    content,
  });
  if (!saved.ok) return saved.failure;
  if (saved.value) notify({ tone: 'good', message: `Saved as ${saved.value.file}.` });
  return null;
}
