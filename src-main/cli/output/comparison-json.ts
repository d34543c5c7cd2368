import type { ComparisonReport } from '@shared/evaluation/episode';
import type { EnvironmentId } from '@shared/experiment/config';

/** The comparison as other programs read it; the shape is documented in the user's guide. */
export interface ComparisonJson {
  readonly environment: EnvironmentId;
  readonly runs: readonly {
    readonly name: string;
    readonly n: number;
    readonly mean: number;
    readonly ci: readonly [number, number];
    readonly successRate: number;
    readonly llmCalls: number;
  }[];
  readonly paired: readonly {
    readonly a: string;
    readonly b: string;
    readonly difference: number;
    readonly ci: readonly [number, number];
    readonly p: number;
  }[];
}

export function comparisonJson(
  environment: EnvironmentId,
  report: ComparisonReport,
): ComparisonJson {
  return {
    environment,
    runs: report.runs.map((run) => ({
      name: run.agent,
      n: run.tasks,
      mean: run.meanReward,
      ci: [run.meanInterval.lo, run.meanInterval.hi],
      successRate: run.successRate,
      llmCalls: run.policyCalls,
    })),
    paired: report.paired.map((pair) => ({
      a: pair.a,
      b: pair.b,
      difference: pair.difference,
      ci: [pair.interval.lo, pair.interval.hi],
      p: pair.pReward,
    })),
  };
}
