import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { Loaded } from '@renderer/components/Loaded';
import { LoadingBars } from '@renderer/components/LoadingBars';
import { EndpointPanel } from '@renderer/pages/run/EndpointPanel';
import { LogPanel } from '@renderer/pages/run/LogPanel';
import { RunCharts } from '@renderer/pages/run/RunCharts';
import { RunHeader } from '@renderer/pages/run/RunHeader';
import { isSolved } from '@renderer/pages/run/series';
import { TasksPanel } from '@renderer/pages/run/TasksPanel';
import { Timeline } from '@renderer/pages/run/Timeline';
import { timelineOf } from '@renderer/pages/run/timeline-model';
import { chooseExperiment } from '@renderer/state/chosen-experiment';
import { useCrumbs } from '@renderer/state/shell';
import { useCall } from '@renderer/state/useCall';
import { useStageProgress } from '@renderer/state/useStageProgress';
import type { ExperimentStatus } from '@shared/experiment/progress';
import type { ExperimentDetail, TreeRow } from '@shared/ipc/rows';
import classes from './RunPage.module.css';

/** One experiment while it runs, and afterwards. */
export function RunPage() {
  const { experimentId = '' } = useParams();
  const detail = useCall('experiments.get', { experimentId });
  useCrumbs([{ label: 'Experiments', to: '/experiments' }, { label: detail.value?.name ?? 'Run' }]);
  return (
    <Loaded
      state={detail}
      what="The experiment could not be read."
      bars={
        <div className={classes.waiting}>
          <LoadingBars rows={3} height={68} />
        </div>
      }
    >
      {(value) => <Run key={value.id} detail={value} />}
    </Loaded>
  );
}

function Run({ detail }: { readonly detail: ExperimentDetail }) {
  const experimentId = detail.id;
  const progress = useStageProgress(detail);
  const trees = useCall('trees.list', { experimentId });
  const rows = useMemo(
    () => stilled(trees.value ?? [], detail.status),
    [trees.value, detail.status],
  );
  const now = useNow(detail.status === 'running');
  useEffect(() => {
    chooseExperiment(experimentId);
  }, [experimentId]);
  return (
    <div className={classes.page}>
      <div>
        <RunHeader detail={detail} progress={progress} solved={rows.filter(isSolved).length} />
        <EndpointPanel detail={detail} />
      </div>
      <Timeline model={timelineOf(detail, progress, now)} />
      <div className={classes.middle}>
        <Loaded state={trees} what="The tasks could not be read.">
          {() =>
            rows.length === 0 ? (
              <p className={classes.none}>The tasks appear here when the search begins.</p>
            ) : (
              <TasksPanel detail={detail} rows={rows} />
            )
          }
        </Loaded>
        <RunCharts detail={detail} rows={rows} />
      </div>
      <LogPanel experimentId={experimentId} />
    </div>
  );
}

/** Nothing is being searched in a run that has stopped: what was begun then waits for its turn again. */
function stilled(rows: readonly TreeRow[], status: ExperimentStatus): readonly TreeRow[] {
  if (status === 'running') return rows;
  return rows.map((row) => (row.state === 'running' ? { ...row, state: 'waiting' } : row));
}

/** The time, once a second while something moves by it. */
function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [ticking]);
  return now;
}
