import { Icon } from '@renderer/components/Icon';
import { KeyCap } from '@renderer/components/KeyCap';
import { steps } from '@renderer/pages/wizard/fields';
import classes from './StepList.module.css';

/** The five steps; a click goes to one, if the fields before it are right. */
export function StepList({
  at,
  faulty,
  onGo,
}: {
  readonly at: number;
  /** Steps with a field that needs a change. */
  readonly faulty: ReadonlySet<number>;
  readonly onGo: (step: number) => void;
}) {
  return (
    <div className={classes.bar}>
      <ol className={classes.steps}>
        {steps.map(({ id, name }, index) => (
          <li key={id}>
            <button
              type="button"
              className={classes.step}
              aria-current={index === at ? 'step' : undefined}
              data-done={index < at || undefined}
              data-faulty={faulty.has(index) || undefined}
              onClick={() => {
                onGo(index);
              }}
            >
              <i aria-hidden="true">
                {index < at && !faulty.has(index) ? <Icon name="check" size={14} /> : index + 1}
              </i>
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ol>
      <span className={classes.draft}>
        <KeyCap>Esc</KeyCap> keeps a draft
      </span>
    </div>
  );
}
