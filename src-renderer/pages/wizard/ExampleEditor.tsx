import { Button, Textarea } from '@mantine/core';
import {
  emptyStep,
  without,
  withChanged,
  type PromptExample,
  type PromptStep,
} from '@renderer/pages/wizard/prompt-edit';
import classes from './PromptField.module.css';

const columns: readonly (readonly [keyof PromptStep, string])[] = [
  ['thought', 'Thought'],
  ['action', 'Action'],
  ['observation', 'Observation'],
];

/** One solved example: its task, and each step with what came back. */
export function ExampleEditor({
  number,
  example: { task, steps },
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly example: PromptExample;
  readonly onChange: (changes: Partial<PromptExample>) => void;
  readonly onRemove: () => void;
}) {
  return (
    <fieldset className={classes.example}>
      <legend>Example {number}</legend>
      <Textarea
        label="Task"
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={task}
        onChange={(event) => {
          onChange({ task: event.currentTarget.value });
        }}
      />
      <table className={classes.steps}>
        <thead>
          <tr>
            <th>Step</th>
            {columns.map(([name, label]) => (
              <th key={name}>{label}</th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              {columns.map(([name, label]) => (
                <td key={name}>
                  <Textarea
                    aria-label={`Example ${number}, step ${at + 1}, ${label.toLowerCase()}`}
                    autosize
                    minRows={1}
                    maxRows={6}
                    spellCheck={false}
                    // After the last one comes the next task.
                    disabled={name === 'observation' && at + 1 === steps.length}
                    value={step[name]}
                    onChange={(event) => {
                      const changes = { [name]: event.currentTarget.value };
                      onChange({ steps: withChanged(steps, at, changes) });
                    }}
                  />
                </td>
              ))}
              <td>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Remove step ${at + 1} of example ${number}`}
                  disabled={steps.length === 1}
                  onClick={() => {
                    onChange({ steps: without(steps, at) });
                  }}
                >
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.buttons}>
        <Button
          size="xs"
          onClick={() => {
            onChange({ steps: [...steps, emptyStep] });
          }}
        >
          Add a step
        </Button>
        <Button size="xs" variant="subtle" onClick={onRemove}>
          Remove example {number}
        </Button>
      </div>
    </fieldset>
  );
}
