import { useCall } from '@renderer/state/useCall';
import { spreadBehind } from '@shared/evaluation/power';
import type { AgentKind, EnvironmentId } from '@shared/experiment/config';

/** How far the rewards of two agents differ from task to task, as an experiment found it. */
export interface MeasuredSpread {
  /** Name of the experiment. */
  readonly from: string;
  readonly tasks: number;
  /** Standard deviation of the differences by task. */
  readonly sd: number;
  /** Mean difference of the Q-guided agent to the baseline. */
  readonly difference: number;
}

/** The spread between the Q-guided agent and a baseline, of the experiment there that ended last. */
export function useMeasuredSpread(
  environment: EnvironmentId,
  baseline: AgentKind,
): MeasuredSpread | null {
  const ended = (useCall('experiments.list', undefined).value ?? [])
    .filter((row) => row.environment === environment && row.beam !== null)
    .sort((a, b) => b.updatedAt - a.updatedAt);
  const latest = ended[0];
  const asked = latest ? { experimentId: latest.id } : null;
  const report = useCall('compare.report', asked).value;
  const paired = report?.paired.find(({ a, b }) => a === 'beam' && b === baseline);
  const tasks = report?.runs[0]?.tasks ?? 0;
  if (!latest || !paired || tasks < 2) return null;
  const sd = spreadBehind(paired.detectable, tasks);
  return { from: latest.name, tasks, sd, difference: paired.difference };
}
