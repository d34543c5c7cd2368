import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { environmentName } from '@renderer/format/words';
import { useChosenExperiment } from '@renderer/state/chosen-experiment';
import { useCrumbs } from '@renderer/state/shell';
import { useCall } from '@renderer/state/useCall';
import {
  experimentConfigSchema,
  type EnvironmentId,
  type ExperimentConfig,
} from '@shared/experiment/config';
import type { ExperimentRow } from '@shared/ipc/rows';
import {
  environmentOf,
  experimentOf,
  readTaskView,
  writeTaskView,
  type TaskView,
} from './model/task-view';
import { TasksDrawing } from './TasksDrawing';
import { TasksWorkspace } from './TasksWorkspace';

/** The tasks of each environment: look for them, see what they want, play one by hand. */
export function TasksPage() {
  useCrumbs([{ label: 'Tasks' }]);
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => readTaskView(query), [query]);
  const lookedAt = useChosenExperiment((state) => state.experimentId);
  const experiments = useCall('experiments.list', undefined);
  const change = useCallback(
    (next: Partial<TaskView>) =>
      setQuery((before) => writeTaskView({ ...readTaskView(before), ...next }), { replace: true }),
    [setQuery],
  );
  return (
    <PageLoaded state={experiments} what="The experiments could not be read." height={52}>
      {(list) => {
        const environment = environmentOf(view, list, lookedAt);
        const own = list.filter((row) => row.environment === environment);
        return (
          <OfEnvironment
            key={environment}
            view={view}
            environment={environment}
            experiments={own}
            experiment={experimentOf(view, environment, list, lookedAt)}
            onChange={change}
          />
        );
      }}
    </PageLoaded>
  );
}

interface Props {
  readonly view: TaskView;
  readonly environment: EnvironmentId;
  readonly experiments: readonly ExperimentRow[];
  readonly experiment: ExperimentRow | null;
  readonly onChange: (change: Partial<TaskView>) => void;
}

/** The environment as the experiment plays it, or as it is played when nothing is said of it. */
function OfEnvironment(props: Props) {
  const { environment, experiment } = props;
  const detail = useCall('experiments.get', experiment && { experimentId: experiment.id }, {
    keep: true,
  });
  const config = experiment ? detail.value?.config : undefined;
  const played = useMemo(
    () => (config ? { task: config.task, seed: config.seed } : byDefault(environment)),
    [config, environment],
  );
  if (experiment && !config) {
    return (
      <PageLoaded state={detail} what="The experiment could not be read." height={52}>
        {() => null}
      </PageLoaded>
    );
  }
  if (!played) {
    return (
      <EmptyState
        title={`Tasks of ${environmentName(environment)}`}
        purpose="Where the tasks are is a part of an experiment here: with the first experiment of this environment they are listed, and can be played by hand."
        drawing={<TasksDrawing />}
      />
    );
  }
  return <TasksWorkspace {...props} played={played} />;
}

/** `null` for an environment that must be told more than its name. */
function byDefault(
  environment: EnvironmentId,
): { readonly task: ExperimentConfig['task']; readonly seed: null } | null {
  const task = experimentConfigSchema.shape.task.safeParse({ environment });
  return task.success ? { task: task.data, seed: null } : null;
}
