import { roundAxis, type RoundAxis } from '@renderer/components/charts/round-axis';
import { oracleAgents, type AgentKind } from '@shared/experiment/config';
import type { ComparisonReport, PairedComparison, RunSummary } from '@shared/evaluation/episode';

/** A row of the comparison: a run with its difference to the baseline. */
export interface ReportRow {
  readonly run: RunSummary;
  /** `null` for the baseline itself and where the report has no such comparison. */
  readonly paired: PairedComparison | null;
  readonly isBaseline: boolean;
  readonly isOracle: boolean;
}

/** Runs that the report compares others to, in its order. */
export function baselinesOf(report: ComparisonReport): readonly AgentKind[] {
  return [...new Set(report.paired.map((comparison) => comparison.b))];
}

/** The baseline asked for if the report has it, else the report's first. */
export function pickBaseline(report: ComparisonReport, wanted: string | null): AgentKind | null {
  const known = baselinesOf(report);
  return known.find((agent) => agent === wanted) ?? known[0] ?? null;
}

/** The rows in the order read best: baseline, the others by mean reward, oracles last. */
export function reportRows(
  report: ComparisonReport,
  baseline: AgentKind | null,
): readonly ReportRow[] {
  return report.runs
    .map((run) => ({
      run,
      paired: report.paired.find((c) => c.a === run.agent && c.b === baseline) ?? null,
      isBaseline: run.agent === baseline,
      isOracle: oracleAgents.has(run.agent),
    }))
    .sort((a, b) => rank(a) - rank(b) || a.run.meanReward - b.run.meanReward);
}

function rank(row: ReportRow): number {
  if (row.isBaseline) return 0;
  return row.isOracle ? 2 : 1;
}

/** The run under test: the one asked for, else the Q-guided one, else the best that is no oracle. */
export function pickTest(rows: readonly ReportRow[], wanted: string | null): AgentKind | null {
  const compared = rows.filter((row) => row.paired);
  const row =
    compared.find(({ run }) => run.agent === wanted) ??
    compared.find(({ run }) => run.agent === 'beam') ??
    compared.findLast(({ isOracle }) => !isOracle) ??
    compared[0];
  return row?.run.agent ?? null;
}

/** An axis for the differences: holds every interval, the grey band and zero. */
export function differenceAxis(rows: readonly ReportRow[]): RoundAxis {
  const values = rows.flatMap(({ paired }) =>
    paired ? [paired.interval.lo, paired.interval.hi, paired.detectable, -paired.detectable] : [],
  );
  return roundAxis(Math.min(0, ...values), Math.max(0, ...values), 4);
}
