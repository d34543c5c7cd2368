import { importFormatNames, type ImportReport } from '@shared/exchange/imports';
import { alignColumns } from '@main/cli/output/align-columns';

const pairRules: Readonly<Record<ImportReport['pairs']['rule'], string>> = {
  paper: 'StepQ’s rule',
  reference: 'the published code’s rule',
  file: 'as they stand in the file',
};

/** What an import brings, as text. @param told how many problems are printed one by one */
export function importReportText(report: ImportReport, told: number): string {
  const { pairs } = report;
  const problems = report.problems.slice(0, told);
  const number = (value: number): string => value.toLocaleString('en');
  const facts = [
    ['format', `${importFormatNames[report.format]} (${report.format})`],
    ['files', `${number(report.files)}, ${number(Math.ceil(report.bytes / 1000))} kB`],
    ['environment', report.environment],
    ['trees', `${number(report.trees)}, ${number(report.solved)} with a success`],
    ['nodes', number(report.nodes)],
    [
      'pairs',
      `${number(pairs.train + pairs.heldout)} (${number(pairs.heldout)} held out), ${pairRules[pairs.rule]}`,
    ],
    ...(pairs.reference === null || pairs.rule === 'reference'
      ? []
      : [['', `${number(pairs.reference)} by the published code’s rule (--compat reference)`]]),
    ...pairs.filters.map(({ filter, removed }) => ['', `${number(removed)} removed: ${filter}`]),
    ['unreadable', `${number(report.bad)} record${report.bad === 1 ? '' : 's'}`],
    ...problems.map(({ file, line, message }) => ['', `${file}, line ${line}: ${message}`]),
    ...(report.bad > problems.length
      ? [['', `and ${number(report.bad - problems.length)} more`]]
      : []),
    ...report.warnings.map(({ what, count, example }) => [
      'warning',
      `${number(count)} ${what} (first in ${example})`,
    ]),
  ];
  return alignColumns(facts);
}
