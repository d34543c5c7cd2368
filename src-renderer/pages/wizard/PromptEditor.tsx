import { Button, Textarea } from '@mantine/core';
import { ExampleEditor } from '@renderer/pages/wizard/ExampleEditor';
import { emptyExample, without, withChanged } from '@renderer/pages/wizard/prompt-edit';
import type { PromptSection } from '@shared/experiment/prompt-section';
import classes from './PromptField.module.css';

/** As many as the schema takes. */
const MOST = 20;

/** Instruction and solved examples, to be written. */
export function PromptEditor({
  prompt: { instruction, examples },
  onChange,
}: {
  readonly prompt: PromptSection;
  readonly onChange: (prompt: PromptSection) => void;
}) {
  return (
    <div className={classes.editor}>
      <Textarea
        label="Instruction"
        description="Sent first; the model is made to have answered OK."
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        value={instruction}
        onChange={(event) => {
          onChange({ instruction: event.currentTarget.value, examples });
        }}
      />
      {examples.map((example, at) => (
        <ExampleEditor
          key={at}
          number={at + 1}
          example={example}
          onChange={(next) => {
            onChange({ instruction, examples: withChanged(examples, at, next) });
          }}
          onRemove={() => {
            onChange({ instruction, examples: without(examples, at) });
          }}
        />
      ))}
      <div>
        <Button
          size="xs"
          disabled={examples.length >= MOST}
          onClick={() => {
            onChange({ instruction, examples: [...examples, emptyExample] });
          }}
        >
          Add an example
        </Button>
      </div>
    </div>
  );
}
