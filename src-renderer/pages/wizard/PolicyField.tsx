import { policyShort } from '@renderer/format/words';
import { ChoiceField } from '@renderer/pages/wizard/ChoiceField';
import { Field } from '@renderer/pages/wizard/Field';
import { policiesFor, type EnvironmentId, type PolicyKind } from '@shared/experiment/config';
import classes from './FieldGroups.module.css';

/** What one gets, in one line. */
const notes: Readonly<Record<PolicyKind, string>> = {
  sampler: 'Plays at once on this computer, errs as weak language models do, and is none',
  uniform: 'Any of the possible actions, all alike: no language model',
  endpoint: 'Of OpenAI, vLLM, llama.cpp or Ollama, or a GGUF file; asked over HTTP',
};

/** As a name at the beginning of a line. */
function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who proposes actions, of those that can play the environment. */
export function PolicyField({
  environment,
  value,
  onChange,
}: {
  readonly environment: EnvironmentId;
  readonly value: PolicyKind;
  readonly onChange: (kind: PolicyKind) => void;
}) {
  const id = 'field-policy-kind';
  const able = policiesFor[environment];
  return (
    <section className={classes.group}>
      <div className={classes.wide}>
        <Field id={id} label="Policy" help="What proposes the actions that the search tries.">
          <ChoiceField
            id={id}
            label="Policy"
            choices={able.map((kind) => ({
              value: kind,
              label: capitalised(policyShort[kind]),
              note: notes[kind],
            }))}
            value={value}
            onChange={(chosen) => {
              const kind = able.find((known) => known === chosen);
              if (kind) onChange(kind);
            }}
          />
        </Field>
      </div>
    </section>
  );
}
