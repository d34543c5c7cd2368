import { Button } from '@mantine/core';
import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { Icon } from '@renderer/components/Icon';
import { Loaded } from '@renderer/components/Loaded';
import { sameJson } from '@renderer/pages/wizard/config-values';
import { promptFault } from '@renderer/pages/wizard/prompt-edit';
import { PromptEditor } from '@renderer/pages/wizard/PromptEditor';
import { useCall } from '@renderer/state/useCall';
import type { EnvironmentId, ExperimentConfig } from '@shared/experiment/config';
import type { PromptSection } from '@shared/experiment/prompt-section';
import classes from './PromptField.module.css';
import group from './FieldGroups.module.css';

/** What the language model is told before its task: the words that ship, or ones of one's own. */
export function PromptField({
  prompt,
  environment,
}: {
  readonly prompt: PromptSection | null;
  readonly environment: EnvironmentId;
}) {
  const { control } = useFormContext<ExperimentConfig>();
  const { field } = useController({ control, name: 'policy.prompt' });
  const shipped = useCall('prompts.shipped', { environment });
  const [opened, setOpened] = useState(false);
  const fault = prompt && promptFault(prompt);
  const open = opened || fault !== null;
  return (
    <section className={group.group} aria-label="Prompt">
      <h3 className={group.title}>
        <button
          type="button"
          className={group.fold}
          aria-expanded={open}
          onClick={() => {
            setOpened(!open);
          }}
        >
          <Icon name={open ? 'down' : 'forward'} size={16} />
          Prompt
        </button>
        <span className={group.note}>
          {prompt === null ? 'the words that ship with StepQ' : 'words of this experiment’s own'}
        </span>
        {prompt !== null && (
          <Button
            variant="link"
            size="xs"
            className={classes.back}
            onClick={() => {
              field.onChange(null);
            }}
          >
            Put back the shipped words
          </Button>
        )}
      </h3>
      {fault && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      {open && (
        <Loaded state={shipped} what="The prompt that ships could not be read.">
          {(words) => (
            <PromptEditor
              prompt={prompt ?? words}
              onChange={(next) => {
                field.onChange(sameJson(next, words) ? null : next);
              }}
            />
          )}
        </Loaded>
      )}
    </section>
  );
}
