import { agent } from '@renderer/pages/wizard/agent-step';
import { evaluation } from '@renderer/pages/wizard/evaluation-step';
import type { ConfigPath, FieldGroup, WizardStep } from '@renderer/pages/wizard/field-spec';
import { model } from '@renderer/pages/wizard/model-step';
import { search } from '@renderer/pages/wizard/search-step';
import { task } from '@renderer/pages/wizard/task-step';
import type { ExperimentConfig } from '@shared/experiment/config';

/** The steps of the wizard, in order. */
export const steps: readonly WizardStep[] = [task, agent, search, model, evaluation];

/** Paths that a step asks for by controls of its own. */
const ownControls: Readonly<Partial<Record<WizardStep['id'], readonly ConfigPath[]>>> = {
  task: ['task.environment'],
  agent: ['policy.kind'],
  evaluation: ['evaluation.agents', 'evaluation.baseline'],
};

/** The groups of a step that a config needs. */
export function groupsOf(step: WizardStep, config: ExperimentConfig): readonly FieldGroup[] {
  return step.groups.filter(({ when }) => when?.(config) ?? true);
}

/** Every field of a step, for checking it before the next. */
export function pathsOf(step: WizardStep): readonly ConfigPath[] {
  const paths = step.groups.flatMap(({ own = [], fields }) => [
    ...own,
    ...fields.map(({ path }) => path),
  ]);
  return [...(ownControls[step.id] ?? []), ...paths];
}

/** The step that asks for a field. */
export function stepOfPath(path: string): number {
  return steps.findIndex((step) =>
    pathsOf(step).some((known) => path === known || path.startsWith(`${known}.`)),
  );
}
