import { Checkbox } from '@mantine/core';
import { Facts } from '@renderer/components/Facts';
import { Icon } from '@renderer/components/Icon';
import { count, counted } from '@renderer/format/numbers';
import { stepsLike } from '@renderer/format/words';
import type { ImportState } from '@renderer/pages/experiments/import/useImport';
import type { ImportReport } from '@shared/exchange/imports';
import classes from './ImportDialog.module.css';

/** Problems that are shown. */
const SHOWN = 6;

/** What the source would bring, what is known to mislead in it, and what cannot be read. */
export function ImportFindings({
  state,
  report,
}: {
  readonly state: ImportState;
  readonly report: ImportReport;
}) {
  const { problems, bad, warnings } = report;
  return (
    <section className={classes.findings} aria-label="What it would bring">
      <Facts facts={factsOf(report)} />
      {warnings.length > 0 && (
        <ul className={classes.warnings} aria-label="Known to mislead">
          {warnings.map(({ what, count: times, example }) => (
            <li key={what}>
              <Icon name="warning" size={16} />
              <span>
                {count(times)} {what}, first in <code>{example}</code>.
              </span>
            </li>
          ))}
        </ul>
      )}
      {bad > 0 && (
        <div className={classes.problems}>
          <p>{counted(bad, 'record')} cannot be read:</p>
          <ul aria-label="Cannot be read">
            {problems.slice(0, SHOWN).map(({ file, line, message }) => (
              <li key={`${file}:${line}:${message}`}>
                <code>
                  {file}:{line}
                </code>{' '}
                {message}
              </li>
            ))}
            {bad > SHOWN && <li>and {count(bad - SHOWN)} more</li>}
          </ul>
          {report.trees > 0 && (
            <Checkbox
              label="Import the rest without them"
              checked={state.options.keepGood}
              disabled={state.busy !== null}
              onChange={(event) => state.keepGood(event.currentTarget.checked)}
            />
          )}
        </div>
      )}
    </section>
  );
}

const rules: Readonly<Record<ImportReport['pairs']['rule'], string>> = {
  paper: 'by StepQ’s rule',
  reference: 'by the published code’s rule',
  file: 'as they stand in the file',
};

function factsOf(report: ImportReport): [string, string][] {
  const { pairs } = report;
  const removed = pairs.filters.filter((filter) => filter.removed > 0);
  return [
    [
      'Trees',
      `${count(report.trees)} in ${counted(report.files, 'file')}, ${count(report.solved)} with a success`,
    ],
    ['Nodes', count(report.nodes)],
    ['Steps like', stepsLike(report.environment)],
    [
      'Pairs',
      `${count(pairs.train + pairs.heldout)} ${rules[pairs.rule]}, ${count(pairs.heldout)} of them held out`,
    ],
    ...removed.map(({ filter, removed: times }): [string, string] => [
      '',
      `${count(times)} removed: ${filter}`,
    ]),
    ...(pairs.reference === null || pairs.rule === 'reference'
      ? []
      : [['', `${count(pairs.reference)} by the published code’s rule`] as [string, string]]),
  ];
}
