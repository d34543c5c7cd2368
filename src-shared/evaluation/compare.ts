import { bootstrapP, percentileInterval, resampledMeans } from '@shared/evaluation/bootstrap';
import type {
  ComparisonReport,
  Episode,
  PairedComparison,
  RunSummary,
} from '@shared/evaluation/episode';
import { mean, outcomesByTask, type TaskOutcome } from '@shared/evaluation/outcomes';
import { detectableDifference } from '@shared/evaluation/power';
import { holm, mcnemarP, wilsonInterval } from '@shared/evaluation/proportions';
import type { AgentKind } from '@shared/experiment/config';

type Outcomes = ReadonlyMap<string, TaskOutcome>;

/** What is to be compared, and how. */
export interface ComparisonRequest {
  /** The run that all others are compared with. */
  readonly baseline: AgentKind;
  /** Further comparisons, as [a, b]; those without episodes on both sides are left out. */
  readonly extraPairs?: readonly (readonly [AgentKind, AgentKind])[];
  /** Bootstrap resamples, at least 1. */
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Compares agents on the same tasks: mean rewards with percentile bootstrap intervals, success
 * rates with Wilson intervals, and for each pair the difference over the tasks that both played,
 * with a bootstrap p for the reward and an exact McNemar p, corrected by Holm over all pairs, for
 * success. With several episodes of a task, wins of the one or the other take the place of solved
 * tasks in McNemar's test, which is then the sign test.
 *
 * Runs without episodes are left out.
 */
export function compareRuns(
  runs: ReadonlyMap<AgentKind, readonly Episode[]>,
  request: ComparisonRequest,
): ComparisonReport {
  const played = [...runs].filter(([, episodes]) => episodes.length > 0);
  const outcomes = new Map(played.map(([agent, all]) => [agent, outcomesByTask(all)]));
  const agents = played.map(([agent]) => agent);
  const pairs = pairsOf(agents, request).map(([a, b]) => ({
    a,
    b,
    tasks: commonTasks(outcomes.get(a)!, outcomes.get(b)!),
  }));
  const rewards = agents.map((agent) =>
    inOrder(outcomes.get(agent)!).map(([, outcome]) => outcome.reward),
  );
  const means = resampleAll([...rewards, ...pairs.map(({ tasks }) => tasks.rewards)], request);
  const paired = pairs.map((pair, index) => comparePair(pair, means[agents.length + index]!));
  const adjusted = holm(paired.map((comparison) => comparison.pSuccess));
  return {
    runs: played.map(([agent, episodes], index) =>
      summarise(agent, episodes, outcomes.get(agent)!, means[index]!),
    ),
    paired: paired.map((comparison, index) => ({
      ...comparison,
      pSuccessHolm: adjusted[index]!,
    })),
  };
}

/** Resampled means of every series; those over equally many tasks share the cost of the draws. */
function resampleAll(
  series: readonly (readonly number[])[],
  { resamples, seed }: ComparisonRequest,
): readonly Float64Array[] {
  const lengths = new Set(series.map((values) => values.length));
  const means = new Map(
    [...lengths].flatMap((length) => {
      const alike = series.filter((values) => values.length === length);
      const resampled = resampledMeans(alike, resamples, seed);
      return alike.map((values, index) => [values, resampled[index]!] as const);
    }),
  );
  return series.map((values) => means.get(values)!);
}

/** Every agent against the baseline, then the extra pairs that are not among those. */
function pairsOf(
  agents: readonly AgentKind[],
  { baseline, extraPairs = [] }: ComparisonRequest,
): readonly (readonly [AgentKind, AgentKind])[] {
  const known = new Map<string, readonly [AgentKind, AgentKind]>();
  for (const pair of [...agents.map((agent) => [agent, baseline] as const), ...extraPairs]) {
    const [a, b] = pair;
    const name = [a, b].sort().join(' ');
    if (a !== b && agents.includes(a) && agents.includes(b) && !known.has(name)) {
      known.set(name, pair);
    }
  }
  return [...known.values()];
}

function summarise(
  agent: AgentKind,
  episodes: readonly Episode[],
  outcomes: Outcomes,
  means: Float64Array,
): RunSummary {
  const all = [...outcomes.values()];
  const successRate = mean(all.map((outcome) => outcome.success));
  const total = (count: (episode: Episode) => number) =>
    episodes.reduce((sum, episode) => sum + count(episode), 0);
  return {
    agent,
    tasks: outcomes.size,
    meanReward: mean(all.map((outcome) => outcome.reward)),
    meanInterval: percentileInterval(means),
    successRate,
    successInterval: wilsonInterval(successRate, outcomes.size),
    policyCalls: total((episode) => episode.policyCalls),
    environmentSteps: total((episode) => episode.environmentSteps),
    invalidActions: total((episode) => episode.invalidActions),
    meanSteps: mean(episodes.map((episode) => episode.decisions.length)),
  };
}

/** Differences a − b on the tasks that both have played, in the order of the tasks' ids. */
interface CommonTasks {
  readonly rewards: readonly number[];
  readonly successes: readonly number[];
}

function commonTasks(ofA: Outcomes, ofB: Outcomes): CommonTasks {
  const both = inOrder(ofA).flatMap(([taskId, a]) => {
    const b = ofB.get(taskId);
    return b ? [{ a, b }] : [];
  });
  return {
    rewards: both.map(({ a, b }) => a.reward - b.reward),
    successes: both.map(({ a, b }) => a.success - b.success),
  };
}

function comparePair(
  pair: { readonly a: AgentKind; readonly b: AgentKind; readonly tasks: CommonTasks },
  means: Float64Array,
): Omit<PairedComparison, 'pSuccessHolm'> {
  const { a, b, tasks } = pair;
  const { rewards, successes } = tasks;
  const positive = (values: readonly number[]) => values.filter((value) => value > 0).length;
  const negative = (values: readonly number[]) => values.filter((value) => value < 0).length;
  const wins = positive(rewards);
  const losses = negative(rewards);
  return {
    a,
    b,
    difference: mean(rewards),
    interval: rewards.length > 0 ? percentileInterval(means) : { lo: -1, hi: 1 },
    pReward: rewards.length > 0 ? bootstrapP(means) : 1,
    pSuccess: mcnemarP(positive(successes), negative(successes)),
    wins,
    ties: rewards.length - wins - losses,
    losses,
    detectable: detectableDifference(rewards),
  };
}

/** Tasks in the order of their ids: resamples must not depend on the order of episodes. */
function inOrder(outcomes: Outcomes): readonly (readonly [string, TaskOutcome])[] {
  return [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1));
}
