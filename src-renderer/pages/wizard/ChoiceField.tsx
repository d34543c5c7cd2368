import type { Choice } from '@renderer/pages/wizard/field-spec';
import classes from './Field.module.css';

/** A few ways as cards, one of them chosen. */
export function ChoiceField({
  id,
  label,
  choices,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: unknown;
  readonly onChange: (value: string) => void;
}) {
  return (
    <div
      id={id}
      role="radiogroup"
      aria-label={label}
      aria-describedby={`${id}-help`}
      className={classes.choices}
    >
      {choices.map((choice) => (
        <label key={choice.value} className={classes.choice}>
          <input
            type="radio"
            name={id}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <b>{choice.label}</b>
          <span>{choice.note}</span>
        </label>
      ))}
    </div>
  );
}
