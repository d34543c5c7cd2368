import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Facts } from '@renderer/components/Facts';
import { counted, percent } from '@renderer/format/numbers';
import { agentName, environmentName } from '@renderer/format/words';
import { ConfigDifferences } from '@renderer/pages/wizard/ConfigDifferences';
import { changedPaths, valueAt } from '@renderer/pages/wizard/config-values';
import { EstimateTable } from '@renderer/pages/wizard/EstimateTable';
import type { WizardStep } from '@renderer/pages/wizard/field-spec';
import { stepOfPath, steps } from '@renderer/pages/wizard/fields';
import { numberText } from '@renderer/pages/wizard/number-text';
import { SplitNote } from '@renderer/pages/wizard/SplitNote';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import type { Preset } from '@shared/experiment/presets';
import classes from './Summary.module.css';

/** The experiment so far, beside the step that is being filled in. */
export function Summary({
  values,
  preset,
  at,
  onGo,
  foot,
}: {
  readonly values: ExperimentConfig;
  readonly preset: Preset;
  readonly at: number;
  readonly onGo: (step: number) => void;
  /** What can be done with the config as a whole. */
  readonly foot: ReactNode;
}) {
  const parsed = experimentConfigSchema.safeParse(values);
  const changed = changedPaths(values, preset.config);
  const [comparing, setComparing] = useState(false);
  const [parameters] = useSearchParams();
  const name =
    typeof values.name === 'string' && values.name.trim() !== '' ? values.name : 'No name yet';
  return (
    <aside className={classes.summary} aria-label="Summary">
      <div className={classes.parts}>
        <h2 className={classes.name}>{name}</h2>
        <p className={`${classes.preset} ${classes.from}`}>
          {changed.length === 0
            ? `${preset.name}, unchanged`
            : `${preset.name}, ${counted(changed.length, 'change')}`}
          <Button
            variant="link"
            size="xs"
            onClick={() => {
              setComparing(true);
            }}
          >
            What differs
          </Button>
        </p>
        {comparing && (
          <ConfigDifferences
            values={values}
            // What is repeated is what one wants to tell it from.
            first={parameters.get('from') ?? preset.id}
            onClose={() => {
              setComparing(false);
            }}
          />
        )}
        {steps.map((step, index) => (
          <section key={step.id} className={classes.part}>
            <h3>
              {step.name}
              {changed.some((path) => stepOfPath(path) === index) && (
                <i className={classes.changed} title="Changed from the preset" />
              )}
              {index !== at && (
                <Button
                  variant="link"
                  size="xs"
                  onClick={() => {
                    onGo(index);
                  }}
                >
                  Edit
                </Button>
              )}
            </h3>
            <Facts width={84} facts={factsOf(step, values)} />
            {step.id === 'task' && parsed.success && (
              <SplitNote config={parsed.data} className={classes.preset} />
            )}
          </section>
        ))}
      </div>
      <div className={classes.foot}>
        <EstimateTable config={parsed.success ? parsed.data : null} />
        <div className={classes.config}>{foot}</div>
      </div>
    </aside>
  );
}

/** What a step has decided, in a line or three. A field that is still wrong shows as “…”. */
function factsOf(step: WizardStep, config: ExperimentConfig): [string, string][] {
  const n = (path: string): string => {
    const value = valueAt(config, path);
    if (typeof value !== 'number') return '…';
    return numberText(value);
  };
  switch (step.id) {
    case 'task':
      return [
        [
          environmentName(config.task.environment),
          `${n('task.trainTasks')} train, ${n('task.testTasks')} test, seed ${n('seed')}`,
        ],
      ];
    case 'agent':
      return [['Policy', policyWords(config.policy, n('policy.temperature'))]];
    case 'search':
      return [
        [
          'Search',
          `MCTS, ${config.search.selection.toUpperCase()}, c = ${shorter(config.search.exploration)}${config.compat === 'reference' ? ', reference' : ''}`,
        ],
        [
          'Iterations',
          `${n('search.iterations')} a task, ${n('search.candidates')} candidates a step, depth ${n('search.maxDepth')}`,
        ],
      ];
    case 'model':
      return [
        [
          'Pairs',
          `${config.pairs.selection === 'best-path' ? 'best path' : 'all siblings'}, margin ${n('pairs.minMargin')}`,
        ],
        [
          'Model',
          `${config.model.preset}, β ${n('model.beta')}, ${n('model.epochs')} ${config.model.epochs === 1 ? 'epoch' : 'epochs'}, ${typeof config.pairs.heldoutShare === 'number' ? percent(config.pairs.heldoutShare) : '…'} held out`,
        ],
      ];
    case 'evaluation': {
      const { agents, candidates } = config.evaluation;
      const names = agents.map((agent) => {
        const name = agentName(agent, candidates);
        return agent === config.evaluation.baseline ? `${name} (baseline)` : name;
      });
      return [['Agents', names.join(', ') || 'none']];
    }
  }
}

function policyWords(policy: ExperimentConfig['policy'], temperature: string): string {
  switch (policy.kind) {
    case 'uniform':
      return 'uniform over the possible actions';
    case 'sampler':
      return `embedded sampler, T = ${temperature}`;
    case 'endpoint': {
      const models = new Set(policy.endpoints.map(({ model }) => model));
      return `${[...models].join(', ')}, T = ${temperature}`;
    }
  }
}

const shorter = (value: unknown): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(3))) : '…';
