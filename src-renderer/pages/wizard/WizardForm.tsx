import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { moved, presetOf } from '@renderer/pages/wizard/config-values';
import { ConfigTools } from '@renderer/pages/wizard/ConfigTools';
import { pathsOf, steps } from '@renderer/pages/wizard/fields';
import { sentenceOf } from '@renderer/pages/wizard/sentences';
import type { StartValues } from '@renderer/pages/wizard/start-values';
import { StepForm } from '@renderer/pages/wizard/StepForm';
import { StepList } from '@renderer/pages/wizard/StepList';
import { Summary } from '@renderer/pages/wizard/Summary';
import { faultyPaths, stepsOf } from '@renderer/pages/wizard/faults';
import { WizardFoot } from '@renderer/pages/wizard/WizardFoot';
import { chooseExperiment } from '@renderer/state/chosen-experiment';
import { dropDraft, saveDraft } from '@renderer/state/draft';
import { notify } from '@renderer/state/notices';
import { useCommand } from '@renderer/state/useCommand';
import {
  experimentConfigSchema,
  type ExperimentConfig,
  type ExperimentConfigInput,
} from '@shared/experiment/config';
import type { PresetId } from '@shared/experiment/presets';
import classes from './WizardForm.module.css';

/** The form behind the five steps: one config, checked by the schema that the lab checks it with. */
export function WizardForm({
  start,
  importing: openImport,
}: {
  readonly start: StartValues;
  readonly importing: boolean;
}) {
  const navigate = useNavigate();
  const [step, setStep] = useState(start.step);
  const [presetId, setPresetId] = useState<PresetId>(start.preset);
  const [importing, setImporting] = useState(openImport);
  const form = useForm<ExperimentConfigInput, unknown, ExperimentConfig>({
    defaultValues: start.values,
    mode: 'onChange',
    resolver: zodResolver(experimentConfigSchema, { error: sentenceOf }),
  });
  // Every field has a value from the start, so that input and output of the schema are one shape.
  const values = useWatch({ control: form.control }) as ExperimentConfig;
  const begin = useCommand('experiments.start', { quiet: true });
  const preset = presetOf(presetId, values.task.environment);
  const faulty = faultyPaths(values);

  useEffect(() => {
    saveDraft({ values, preset: presetId, step, savedAt: Date.now() });
  }, [values, presetId, step]);

  const leave = () => {
    notify({ tone: 'plain', message: 'The draft was kept: New experiment goes on with it.' });
    void navigate('/experiments');
  };
  const go = async (target: number) => {
    const current = steps[step];
    if (target > step && current && !(await form.trigger(pathsOf(current), { shouldFocus: true })))
      return;
    setStep(target);
  };
  const use = (config: ExperimentConfig, id: PresetId) => {
    form.reset(config);
    setPresetId(id);
  };
  const submit = form.handleSubmit(
    async (config) => {
      const started = await begin.run({ config });
      if (!started) return;
      dropDraft();
      chooseExperiment(started.experimentId);
      void navigate(`/experiments/${encodeURIComponent(started.experimentId)}`);
    },
    // A fault in another step: that step is where it can be mended.
    () => {
      const first = Math.min(...stepsOf(faultyPaths(form.getValues())));
      if (Number.isFinite(first)) setStep(first);
    },
  );

  return (
    <FormProvider {...form}>
      <form
        className={classes.wizard}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (step < steps.length - 1 ? go(step + 1) : submit());
        }}
        onKeyDown={(event) => {
          // Keys of a dialog above come here too; they mean the dialog.
          const below = event.currentTarget.contains(event.target as Node);
          if (event.key === 'Escape' && !event.defaultPrevented && below) leave();
        }}
      >
        <StepList at={step} faulty={stepsOf(faulty)} onGo={(target) => void go(target)} />
        <StepForm
          step={step}
          values={values}
          preset={preset}
          restored={start.restored}
          onPreset={(id) => {
            use({ ...presetOf(id, values.task.environment).config, seed: values.seed }, id);
          }}
          onEnvironment={(environment) => {
            use(moved(values, preset.config, presetOf(presetId, environment).config), presetId);
          }}
          onPolicy={(kind) => {
            use(
              { ...values, policy: experimentConfigSchema.shape.policy.parse({ kind }) },
              presetId,
            );
          }}
          onEndpoints={(policy) => {
            use({ ...values, policy }, presetId);
          }}
          onStartOver={() => {
            dropDraft();
            use(preset.config, presetId);
            setStep(0);
          }}
        />
        <Summary
          values={values}
          preset={preset}
          at={step}
          onGo={(target) => void go(target)}
          foot={
            <ConfigTools
              values={values}
              importing={importing}
              onImporting={setImporting}
              onImport={(config) => {
                use(config, presetId);
                notify({ tone: 'good', message: 'Config imported.' });
              }}
            />
          }
        />
        <WizardFoot
          step={step}
          faults={faulty.length}
          busy={begin.busy}
          failure={begin.failure}
          onBack={() => void go(step - 1)}
          onLast={() => void go(steps.length - 1)}
        />
      </form>
    </FormProvider>
  );
}
