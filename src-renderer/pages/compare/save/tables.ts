import { interval, percent, score, signed } from '@renderer/format/numbers';
import { pValue } from '@renderer/format/probability';
import { agentName } from '@renderer/format/words';
import type { ReportRow } from '../model/report-view';

const heads = [
  'Run',
  'Mean reward',
  '95 % interval',
  'Difference',
  '95 % interval',
  'p (reward)',
  'p (success, Holm)',
  'Win / tie / loss',
  'Success',
  'Calls per task',
] as const;

/** The cells of a row as they are printed. */
function printed({ run, paired, isBaseline, isOracle }: ReportRow, candidates: number): string[] {
  const name = agentName(run.agent, candidates);
  const calls = run.tasks > 0 ? run.policyCalls / run.tasks : 0;
  return [
    isOracle ? `${name} (oracle)` : isBaseline ? `${name} (baseline)` : name,
    score(run.meanReward),
    interval(run.meanInterval.lo, run.meanInterval.hi),
    paired ? signed(paired.difference) : '–',
    paired ? interval(paired.interval.lo, paired.interval.hi) : '–',
    paired ? pValue(paired.pReward) : '–',
    paired ? pValue(paired.pSuccessHolm) : '–',
    paired ? `${paired.wins} / ${paired.ties} / ${paired.losses}` : '–',
    percent(run.successRate),
    score(calls, 1),
  ];
}

/** The comparison as a Markdown table, its footnote below. */
export function reportMarkdown(
  rows: readonly ReportRow[],
  candidates: number,
  footnote: string,
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    line(heads),
    `| --- |${' ---: |'.repeat(heads.length - 1)}`,
    ...rows.map((row) => line(printed(row, candidates))),
    '',
    footnote,
    '',
  ].join('\n');
}

/** The comparison as a LaTeX table; needs the package `booktabs`. */
export function reportLatex(
  rows: readonly ReportRow[],
  candidates: number,
  footnote: string,
): string {
  const line = (cells: readonly string[]) => `${cells.map(escapeLatex).join(' & ')} \\\\`;
  return [
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escapeLatex(footnote)}}`,
    `  \\begin{tabular}{l${'r'.repeat(heads.length - 1)}}`,
    '    \\toprule',
    `    ${line(heads)}`,
    '    \\midrule',
    ...rows.map((row) => `    ${line(printed(row, candidates))}`),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}

function escapeMarkdown(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<');
}

const latexSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '−': '$-$',
  '–': '--',
  '<': '$<$',
  '>': '$>$',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeLatex(text: string): string {
  return text.replace(/[\\&%$#_{}~^−–<>]/g, (sign) => latexSigns[sign] ?? `\\${sign}`);
}
