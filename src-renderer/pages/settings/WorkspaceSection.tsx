import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { ConfirmDialog } from '@renderer/components/ConfirmDialog';
import { Loaded } from '@renderer/components/Loaded';
import { bytes } from '@renderer/format/numbers';
import { notify } from '@renderer/state/notices';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import classes from './SettingsPage.module.css';

const changes = {
  restore: {
    title: 'Restore a backup?',
    action: 'Choose the backup',
    text: 'The backup is copied to a new folder beside the present workspace, and StepQ goes on there. The backup and the present workspace stay as they are.',
  },
  open: {
    title: 'Work in another folder?',
    action: 'Choose the folder',
    text: 'An empty folder becomes a new workspace; one that holds a workspace is opened. The present one stays as it is.',
  },
} as const;
type Change = keyof typeof changes;

/** Where everything is kept, how large it is, and how it is kept twice. */
export function WorkspaceSection() {
  const facts = useCall('workspace.facts', undefined);
  const { reload } = facts;
  useEffect(reload, [reload]);
  const backUp = useCommand('workspace.backUp');
  const restore = useCommand('workspace.restore');
  const open = useCommand('workspace.open');
  const [asked, setAsked] = useState<Change | null>(null);
  const { title, action, text } = changes[asked ?? 'open'];
  return (
    <section className={classes.section} aria-label="Workspace">
      <h2>Workspace</h2>
      <Loaded state={facts} what="The folder could not be looked at.">
        {({ directory, bytes: { all, models, backups } }) => (
          <dl className={classes.facts}>
            <div>
              <dt>Folder</dt>
              <dd className="mono">{directory}</dd>
            </div>
            <div>
              <dt>On the disk</dt>
              <dd>
                {bytes(all)}, of which models {bytes(models)}, backups before upgrades{' '}
                {bytes(backups)}
              </dd>
            </div>
          </dl>
        )}
      </Loaded>
      <div className={classes.buttons}>
        <Button
          loading={backUp.busy}
          onClick={async () => {
            const done = await backUp.run(undefined);
            if (done) notify({ tone: 'good', message: `Backed up to ${done.folder}.` });
          }}
        >
          Back up
        </Button>
        <Button
          onClick={() => {
            setAsked('restore');
          }}
        >
          Restore a backup
        </Button>
        <Button
          onClick={() => {
            setAsked('open');
          }}
        >
          Open another folder
        </Button>
      </div>
      <p className={classes.help}>
        A backup is a folder with all experiments and models. It can be made while experiments run.
      </p>
      <ConfirmDialog
        open={asked !== null}
        title={title}
        action={action}
        busy={restore.busy || open.busy}
        onClose={() => {
          setAsked(null);
        }}
        onConfirm={async () => {
          await (asked === 'restore' ? restore : open).run(undefined);
          setAsked(null);
        }}
      >
        {text} A running experiment stops at its last finished step and can be resumed when its
        workspace is open again.
      </ConfirmDialog>
    </section>
  );
}
