import { Fragment, useState, type ReactNode } from 'react';
import { Icon } from '@renderer/components/Icon';
import { ConfigField } from '@renderer/pages/wizard/ConfigField';
import type { FieldGroup, FieldSpec } from '@renderer/pages/wizard/field-spec';
import type { ExperimentConfig } from '@shared/experiment/config';
import classes from './FieldGroups.module.css';

/** The fields of a step under their headings. */
export function FieldGroups({
  groups,
  preset,
  own = {},
}: {
  readonly groups: readonly FieldGroup[];
  readonly preset: ExperimentConfig;
  /** The controls of groups that have their own, by title. */
  readonly own?: Readonly<Record<string, ReactNode>>;
}) {
  return groups.map((group) =>
    group.own ? (
      <Fragment key={group.title}>{own[group.title]}</Fragment>
    ) : (
      <Group key={group.title} group={group} preset={preset} />
    ),
  );
}

function Group({
  group,
  preset,
}: {
  readonly group: FieldGroup;
  readonly preset: ExperimentConfig;
}) {
  const [open, setOpen] = useState(group.folded !== true);
  const wide = group.fields.filter(isWide);
  const narrow = group.fields.filter((field) => !isWide(field));
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>
        {group.folded === true ? (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <Icon name={open ? 'down' : 'forward'} size={16} />
            {group.title}
          </button>
        ) : (
          group.title
        )}
        {group.note !== undefined && <span className={classes.note}>{group.note}</span>}
      </h3>
      {/* Folded fields stay in the page: their errors must be found before the next step. */}
      <div hidden={!open}>
        {wide.length > 0 && (
          <div className={classes.wide}>
            {wide.map((spec) => (
              <ConfigField key={spec.path} spec={spec} preset={preset} />
            ))}
          </div>
        )}
        {/* Four in rows of three would leave one alone. */}
        <div className={narrow.length === 4 ? classes.pairs : classes.narrow}>
          {narrow.map((spec) => (
            <ConfigField key={spec.path} spec={spec} preset={preset} />
          ))}
        </div>
      </div>
    </section>
  );
}

/** Choices and paths need room. */
function isWide({ kind }: FieldSpec): boolean {
  return ['choice', 'base', 'device', 'optional', 'files', 'lines', 'headers'].includes(kind);
}
