import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { KeyCap } from '@renderer/components/KeyCap';
import { Loaded } from '@renderer/components/Loaded';
import { LoadingBars } from '@renderer/components/LoadingBars';
import { PageHeader } from '@renderer/components/PageHeader';
import { EmptyExperiments } from '@renderer/pages/experiments/EmptyExperiments';
import { ImportButton } from '@renderer/pages/experiments/import/ImportButton';
import { ExperimentList } from '@renderer/pages/experiments/ExperimentList';
import { ExperimentSide } from '@renderer/pages/experiments/ExperimentSide';
import { groupOf, groups, newestFirst, type Group } from '@renderer/pages/experiments/row-model';
import { chooseExperiment, useChosenExperiment } from '@renderer/state/chosen-experiment';
import { useCrumbs } from '@renderer/state/shell';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentRow } from '@shared/ipc/rows';
import classes from './ExperimentsPage.module.css';

/** Every experiment, and what one needs to know of the selected one. */
export function ExperimentsPage() {
  useCrumbs([{ label: 'Experiments' }]);
  const experiments = useCall('experiments.list', undefined);
  return (
    <Loaded
      state={experiments}
      what="The experiments could not be read."
      bars={
        <div className={classes.waiting}>
          <LoadingBars rows={6} height={60} />
        </div>
      }
    >
      {(rows) =>
        rows.length === 0 ? <EmptyExperiments /> : <Experiments rows={newestFirst(rows)} />
      }
    </Loaded>
  );
}

const groupNames: Readonly<Record<Group, string>> = {
  running: 'Running',
  finished: 'Finished',
  'needs-you': 'Needs you',
};

function Experiments({ rows }: { readonly rows: readonly ExperimentRow[] }) {
  const navigate = useNavigate();
  const [group, setGroup] = useState<string>('all');
  const chosen = useChosenExperiment(({ experimentId }) => experimentId);
  const shown = rows.filter((row) => group === 'all' || groupOf(row) === group);
  const selected = shown.find(({ id }) => id === chosen) ?? shown[0] ?? null;
  const choices = [
    { value: 'all', label: `All ${rows.length}` },
    ...groups.map((value) => ({
      value,
      label: `${groupNames[value]} ${rows.filter((row) => groupOf(row) === value).length}`,
    })),
  ];
  return (
    <div className={classes.page}>
      <section className={classes.list} aria-label="Experiments">
        <PageHeader title="Experiments">
          <SegmentedControl
            aria-label="Which experiments"
            data={choices}
            value={group}
            onChange={setGroup}
          />
          <ImportButton />
          <Button
            variant="filled"
            rightSection={<KeyCap onAccent>N</KeyCap>}
            onClick={() => void navigate('/experiments/new')}
          >
            New experiment
          </Button>
        </PageHeader>
        {shown.length === 0 ? (
          <p className={classes.none}>
            {group === 'needs-you'
              ? 'Nothing waits for you.'
              : 'There are none of these at the moment.'}
          </p>
        ) : (
          <ExperimentList
            rows={shown}
            selectedId={selected?.id ?? null}
            onSelect={chooseExperiment}
          />
        )}
        {shown.some(({ beam }) => beam !== null) && (
          <p className={classes.foot}>
            Marks are mean rewards on the test tasks, 0 to 1, without and with the Q-value model;
            bars 95 % paired bootstrap intervals of the difference, laid at the baseline. Held out:
            share of held-out pairs that the Q-value model orders as the search did.
          </p>
        )}
      </section>
      {selected && <ExperimentSide key={selected.id} row={selected} />}
    </div>
  );
}
