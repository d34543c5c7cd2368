import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Tag } from '@renderer/components/Tag';
import { ownGroups } from '@renderer/pages/wizard/agent-step';
import { AgentsField } from '@renderer/pages/wizard/AgentsField';
import { asPresetId, withPolicyOf } from '@renderer/pages/wizard/config-values';
import { Endpoints } from '@renderer/pages/wizard/Endpoints';
import { EnvironmentField } from '@renderer/pages/wizard/EnvironmentField';
import { FieldGroups } from '@renderer/pages/wizard/FieldGroups';
import { groupsOf, steps } from '@renderer/pages/wizard/fields';
import { PolicyField } from '@renderer/pages/wizard/PolicyField';
import { PolicyNote } from '@renderer/pages/wizard/PolicyNote';
import { PowerNote } from '@renderer/pages/wizard/PowerNote';
import { PresetCards } from '@renderer/pages/wizard/PresetCards';
import { PricesField } from '@renderer/pages/wizard/PricesField';
import { PromptField } from '@renderer/pages/wizard/PromptField';
import { SearchNote } from '@renderer/pages/wizard/SearchNote';
import { hasOwnSplit } from '@renderer/pages/wizard/SplitNote';
import { environments } from '@renderer/format/words';
import {
  experimentConfigSchema,
  type EnvironmentId,
  type PolicyKind,
  type ExperimentConfig,
} from '@shared/experiment/config';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import { presetsFor, type Preset, type PresetId } from '@shared/experiment/presets';
import classes from './StepForm.module.css';

/** The step that is being filled in. */
export function StepForm({
  step,
  values,
  preset,
  restored,
  onPreset,
  onEnvironment,
  onPolicy,
  onEndpoints,
  onStartOver,
}: {
  readonly step: number;
  readonly values: ExperimentConfig;
  readonly preset: Preset;
  readonly restored: boolean;
  readonly onPreset: (id: PresetId) => void;
  readonly onEnvironment: (environment: EnvironmentId) => void;
  readonly onPolicy: (kind: PolicyKind) => void;
  /** Told when endpoints come or go. */
  readonly onEndpoints: (policy: EndpointPolicySection) => void;
  readonly onStartOver: () => void;
}) {
  const [fresh, setFresh] = useState(false);
  const current = steps[step];
  if (!current) return null;
  const { policy } = values;
  const { environment } = values.task;
  const usual = withPolicyOf(preset.config, values);
  const parsed = experimentConfigSchema.safeParse(values);
  return (
    <div className={classes.form} key={current.id}>
      <div className={classes.head}>
        <h1>{current.question}</h1>
        {restored && !fresh && (
          <span className={classes.restored}>
            <Tag>draft of last time</Tag>
            <Button
              variant="link"
              size="xs"
              onClick={() => {
                setFresh(true);
                onStartOver();
              }}
            >
              Start over
            </Button>
          </span>
        )}
        {step > 0 && (
          <span className={classes.preset}>
            Preset
            <SegmentedControl
              aria-label="Preset"
              data={presetsFor(environment).map(({ id, name }) => ({ value: id, label: name }))}
              value={preset.id}
              onChange={(value) => {
                const id = asPresetId(value);
                if (id) onPreset(id);
              }}
            />
          </span>
        )}
      </div>
      {current.id === 'task' && (
        <>
          <PresetCards environment={environment} value={preset.id} onChange={onPreset} />
          <EnvironmentField value={environment} onChange={onEnvironment} />
        </>
      )}
      {current.id === 'agent' && (
        <PolicyField environment={environment} value={values.policy.kind} onChange={onPolicy} />
      )}
      {current.id === 'evaluation' && <AgentsField />}
      <FieldGroups
        groups={groupsOf(current, values)}
        preset={usual}
        own={
          policy.kind === 'endpoint'
            ? {
                [ownGroups.endpoints]: (
                  <Endpoints policy={policy} preset={usual} onChange={onEndpoints} />
                ),
                [ownGroups.prompt]: (
                  <PromptField prompt={policy.prompt} environment={environment} />
                ),
                [ownGroups.prices]: <PricesField policy={policy} />,
              }
            : {}
        }
      />
      {current.id === 'task' && !hasOwnSplit(values) && <TaskNote environment={environment} />}
      {current.id === 'agent' && <PolicyNote kind={values.policy.kind} environment={environment} />}
      {current.id === 'search' && parsed.success && <SearchNote config={parsed.data} />}
      {current.id === 'evaluation' && parsed.success && <PowerNote config={parsed.data} />}
    </div>
  );
}

/** How many tasks there are to draw from. */
function TaskNote({ environment }: { readonly environment: EnvironmentId }) {
  const { name, tasks, apart } = environments[environment];
  return (
    <p className={classes.note}>
      {name} has {tasks}; {apart}.
    </p>
  );
}
