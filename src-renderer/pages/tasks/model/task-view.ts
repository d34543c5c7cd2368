import { environmentIds, type EnvironmentId } from '@shared/experiment/config';
import { taskUses, type TaskUse } from '@shared/ipc/play';
import type { ExperimentRow } from '@shared/ipc/rows';

/** What the address says of the page. */
export interface TaskView {
  /** `null` where the address leaves it to the page. */
  readonly environment: EnvironmentId | null;
  /** Whose split is shown; `null` where the address leaves it to the page. */
  readonly experiment: string | null;
  readonly search: string;
  readonly use: TaskUse | null;
  readonly task: string | null;
}

/** In place of an experiment: no split is shown. */
export const NO_EXPERIMENT = 'none';

/** Reads the query of the address; what it does not understand is as if it were not there. */
export function readTaskView(query: URLSearchParams): TaskView {
  return {
    environment: environmentIds.find((id) => id === query.get('environment')) ?? null,
    experiment: query.get('experiment'),
    search: query.get('search') ?? '',
    use: taskUses.find((use) => use === query.get('use')) ?? null,
    task: query.get('task'),
  };
}

export function writeTaskView(view: TaskView): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view) as [string, string | null][]) {
    if (value !== null && value !== '') query.set(name, value);
  }
  return query;
}

/** The environment in view: the one that is named, else that of the experiment looked at last. */
export function environmentOf(
  view: TaskView,
  experiments: readonly ExperimentRow[],
  lookedAt: string | null,
): EnvironmentId {
  if (view.environment) return view.environment;
  const experiment = experiments.find(({ id }) => id === (view.experiment ?? lookedAt));
  return experiment?.environment ?? environmentIds[0];
}

/**
 * The experiment whose split is shown: the one that is named, else the one looked at last, else the
 * newest of the environment; `null` for none.
 */
export function experimentOf(
  view: TaskView,
  environment: EnvironmentId,
  experiments: readonly ExperimentRow[],
  lookedAt: string | null,
): ExperimentRow | null {
  if (view.experiment === NO_EXPERIMENT) return null;
  const suitable = experiments.filter((row) => row.environment === environment);
  const byId = (id: string | null) => suitable.find((row) => row.id === id);
  return byId(view.experiment) ?? byId(lookedAt) ?? suitable[0] ?? null;
}
