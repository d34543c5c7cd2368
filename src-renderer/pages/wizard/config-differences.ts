import { agentName, environmentName, policyShort } from '@renderer/format/words';
import { sameJson, valueAt } from '@renderer/pages/wizard/config-values';
import type { FieldSpec } from '@renderer/pages/wizard/field-spec';
import { groupsOf, pathsOf, steps } from '@renderer/pages/wizard/fields';
import { numberText } from '@renderer/pages/wizard/number-text';
import type { ExperimentConfig } from '@shared/experiment/config';

/** A setting in which two configs differ, in the words of the wizard. */
export interface ConfigDifference {
  readonly path: string;
  /** The step of the wizard that asks for it. */
  readonly step: string;
  readonly label: string;
  readonly there: string;
  readonly here: string;
}

/** What a step asks for by controls of its own. */
const ownLabels: Readonly<Record<string, string>> = {
  'task.environment': 'Environment',
  'policy.kind': 'Policy',
  'evaluation.agents': 'Agents',
  'evaluation.baseline': 'Baseline',
};

/** Stands for a value that is not there. */
const NONE = '–';

/**
 * The settings in which two configs differ, in the order of the wizard. Names are left out: they are
 * nobody's setting. A setting that one of the two does not ask for shows as –.
 */
export function configDifferences(
  here: ExperimentConfig,
  there: ExperimentConfig,
): readonly ConfigDifference[] {
  return steps.flatMap((step) => {
    const groups = [...new Set([...groupsOf(step, there), ...groupsOf(step, here)])];
    const specs = new Map(
      groups.flatMap(({ fields }) => fields).map((spec) => [spec.path as string, spec]),
    );
    const titles = new Map(
      groups.flatMap(({ own = [], title }) => own.map((path) => [path as string, title])),
    );
    const paths = [...new Set<string>(pathsOf({ ...step, groups }))];
    return paths
      .filter((path) => path !== 'name')
      .filter((path) => !sameJson(valueAt(here, path), valueAt(there, path)))
      .map((path) => ({
        path,
        step: step.name,
        label: specs.get(path)?.label ?? ownLabels[path] ?? titles.get(path) ?? path,
        there: words(path, specs.get(path), there),
        here: words(path, specs.get(path), here),
      }));
  });
}

function words(path: string, spec: FieldSpec | undefined, config: ExperimentConfig): string {
  const value = valueAt(config, path);
  const { candidates } = config.evaluation;
  switch (path) {
    case 'task.environment':
      return environmentName(config.task.environment);
    case 'policy.kind':
      return policyShort[config.policy.kind];
    case 'evaluation.agents':
      return config.evaluation.agents.map((agent) => agentName(agent, candidates)).join(', ');
    case 'evaluation.baseline':
      return agentName(config.evaluation.baseline, candidates);
  }
  if (spec?.kind === 'choice') {
    return spec.choices.find((choice) => choice.value === value)?.label ?? plain(value);
  }
  return plain(value);
}

function plain(value: unknown): string {
  if (value === undefined || value === null || value === '') return NONE;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return value;
  return sameJson(value, []) || sameJson(value, {}) ? NONE : JSON.stringify(value);
}
