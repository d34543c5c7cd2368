import { alignColumns } from '@main/cli/output/align-columns';
import type { ComparisonReport, Interval } from '@shared/evaluation/episode';
import { oracleAgents } from '@shared/experiment/config';

/** Two decimals with a real minus sign. */
function score(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** A difference, with its sign always shown. */
function signedScore(value: number): string {
  return value >= 0 ? `+${score(value)}` : score(value);
}

function interval({ lo, hi }: Interval, show: (value: number) => string): string {
  return `${show(lo)} to ${show(hi)}`;
}

function pValue(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** The comparison as a person reads it in a terminal: runs first, then paired differences. */
export function comparisonTable(report: ComparisonReport): string {
  const runs = [
    ['agent', 'tasks', 'mean reward', '95 % interval', 'reward 1', 'LLM calls', 'invalid'],
    ...report.runs.map((run) => [
      oracleAgents.has(run.agent) ? `${run.agent} (oracle)` : run.agent,
      String(run.tasks),
      score(run.meanReward),
      interval(run.meanInterval, score),
      `${(run.successRate * 100).toFixed(0)} %`,
      String(run.policyCalls),
      String(run.invalidActions),
    ]),
  ];
  const paired = [
    ['paired difference', 'mean', '95 % interval', 'p', 'win/tie/loss'],
    ...report.paired.map((pair) => [
      `${pair.a} − ${pair.b}`,
      signedScore(pair.difference),
      interval(pair.interval, signedScore),
      pValue(pair.pReward),
      `${pair.wins}/${pair.ties}/${pair.losses}`,
    ]),
  ];
  return `${alignColumns(runs)}\n\n${alignColumns(paired)}`;
}
