import { environments } from '@renderer/format/words';
import { ChoiceField } from '@renderer/pages/wizard/ChoiceField';
import { Field } from '@renderer/pages/wizard/Field';
import { environmentIds, type EnvironmentId } from '@shared/experiment/config';
import classes from './FieldGroups.module.css';

const choices = environmentIds.map((value) => ({
  value,
  label: environments[value].name,
  note: environments[value].goal,
}));

/** Where the agent acts. */
export function EnvironmentField({
  value,
  onChange,
}: {
  readonly value: EnvironmentId;
  readonly onChange: (environment: EnvironmentId) => void;
}) {
  const id = 'field-task-environment';
  return (
    <section className={classes.group}>
      <div className={classes.wide}>
        <Field
          id={id}
          label="Environment"
          help="Step limit and numbers of tasks follow it, where you did not change them."
        >
          <ChoiceField
            id={id}
            label="Environment"
            choices={choices}
            value={value}
            onChange={(chosen) => {
              const environment = environmentIds.find((known) => known === chosen);
              if (environment) onChange(environment);
            }}
          />
        </Field>
      </div>
    </section>
  );
}
