import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '@renderer/components/ConfirmDialog';
import { isTaken } from '@renderer/components/is-taken';
import { KeyCap } from '@renderer/components/KeyCap';
import { counted } from '@renderer/format/numbers';
import { canResume, isActive } from '@renderer/pages/experiments/row-model';
import { useShell } from '@renderer/state/shell';
import { useAction } from '@renderer/state/useAction';
import type { ExperimentRow } from '@shared/ipc/rows';
import classes from './ExperimentActions.module.css';

interface Way {
  readonly label: string;
  readonly key: string;
  readonly to: string;
  /** First part of the address: the way is there when that page is. */
  readonly root: string;
}

/** Where an experiment leads to, each by a key, and what can be done with it. */
export function ExperimentActions({ row }: { readonly row: ExperimentRow }) {
  const navigate = useNavigate();
  const roots = useShell((shell) => shell.roots);
  const ways = waysOf(row).filter(({ root }) => roots.includes(root));

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const way = ways.find(({ key }) => key === event.key.toUpperCase());
      if (!way) return;
      event.preventDefault();
      void navigate(way.to);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  });

  return (
    <div className={classes.actions}>
      {ways.map(({ label, key, to }) => (
        <button key={key} type="button" className={classes.way} onClick={() => void navigate(to)}>
          <span>{label}</span>
          <KeyCap>{key}</KeyCap>
        </button>
      ))}
      <div className={classes.commands}>
        {canResume(row.status) && <Resume row={row} />}
        {isActive(row.status) ? <Pause row={row} /> : <Delete row={row} />}
      </div>
    </div>
  );
}

function Resume({ row }: { readonly row: ExperimentRow }) {
  const resume = useAction('experiments.resume', `${row.name} goes on where it stopped.`);
  return (
    <Button
      variant="filled"
      loading={resume.busy}
      onClick={() => void resume.run({ experimentId: row.id })}
    >
      Resume
    </Button>
  );
}

function Pause({ row }: { readonly row: ExperimentRow }) {
  const pause = useAction('experiments.pause', `${row.name} pauses. What is finished was kept.`);
  return (
    <Button loading={pause.busy} onClick={() => void pause.run({ experimentId: row.id })}>
      Pause
    </Button>
  );
}

function Delete({ row }: { readonly row: ExperimentRow }) {
  const [asking, setAsking] = useState(false);
  const remove = useAction('experiments.delete', `${row.name} was deleted.`);
  return (
    <>
      <Button
        variant="subtle"
        onClick={() => {
          setAsking(true);
        }}
      >
        Delete
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Delete ${row.name}?`}
        action="Delete experiment"
        busy={remove.busy}
        onClose={() => {
          setAsking(false);
        }}
        onConfirm={async () => {
          await remove.run({ experimentId: row.id });
          setAsking(false);
        }}
      >
        {row.trees === 0
          ? 'It has no trees yet.'
          : `${counted(row.trees, 'tree')}, ${counted(row.pairs, 'pair')} with your review, its model and its evaluation go with it. Files you exported stay.`}
      </ConfirmDialog>
    </>
  );
}

function waysOf(row: ExperimentRow): readonly Way[] {
  const id = encodeURIComponent(row.id);
  return [
    {
      label: isActive(row.status) ? 'Watch the run' : 'Open the run',
      key: 'O',
      to: `/experiments/${id}`,
      root: 'experiments',
    },
    ...(row.trees > 0
      ? [
          {
            label: `Browse ${counted(row.trees, 'tree')}`,
            key: 'T',
            to: `/trees/${id}`,
            root: 'trees',
          },
        ]
      : []),
    ...(row.pairs > 0
      ? [
          {
            label: `Review ${counted(row.pairs, 'pair')}`,
            key: 'P',
            to: `/pairs/${id}`,
            root: 'pairs',
          },
        ]
      : []),
    ...(row.heldoutAccuracy !== null || row.stage === 'train'
      ? [{ label: 'See the Q-value model', key: 'M', to: `/models/${id}`, root: 'models' }]
      : []),
    ...(row.beam
      ? [{ label: 'Compare agents', key: 'C', to: `/compare/${id}`, root: 'compare' }]
      : []),
    ...(row.trees > 0
      ? [{ label: 'Export data', key: 'E', to: `/export/${id}`, root: 'export' }]
      : []),
    // What was imported cannot be searched again.
    ...(row.imported
      ? []
      : [
          {
            label: 'Repeat with changes',
            key: 'R',
            to: `/experiments/new?from=${id}`,
            root: 'experiments',
          },
        ]),
  ];
}
