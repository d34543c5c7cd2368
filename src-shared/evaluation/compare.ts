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
 * tasks in McNemar's test, which is then the sign test. Costs
 * O(resamples · tasks · runs).
 */
export function compareRuns(
  runs: ReadonlyMap<AgentKind, readonly Episode[]>,
  request: ComparisonRequest,
): ComparisonReport {
  const played = [...runs].filter(([, episodes]) => episodes.length > 0);
  const outcomes = new Map(played.map(([agent, all]) => [agent, outcomesByTask(all)]));
  const pairs = pairsOf([...outcomes.keys()], request);
  const paired = pairs.map(([a, b]) =>
    comparePair(a, b, outcomes.get(a)!, outcomes.get(b)!, request),
  );
  const adjusted = holm(paired.map((comparison) => comparison.pSuccess));
  return {
    runs: played.map(([agent, all]) => summarise(agent, all, outcomes.get(agent)!, request)),
    paired: paired.map((comparison, index) => ({
      ...comparison,
      pSuccessHolm: adjusted[index]!,
    })),
  };
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
  { resamples, seed }: ComparisonRequest,
): RunSummary {
  const rewards = inOrder(outcomes).map(([, outcome]) => outcome.reward);
  const successRate = mean([...outcomes.values()].map((outcome) => outcome.success));
  const [means] = resampledMeans([rewards], resamples, seed);
  const total = (count: (episode: Episode) => number) =>
    episodes.reduce((sum, episode) => sum + count(episode), 0);
  return {
    agent,
    tasks: outcomes.size,
    meanReward: mean(rewards),
    meanInterval: percentileInterval(means!),
    successRate,
    successInterval: wilsonInterval(successRate, outcomes.size),
    policyCalls: total((episode) => episode.policyCalls),
    environmentSteps: total((episode) => episode.environmentSteps),
    invalidActions: total((episode) => episode.invalidActions),
    meanSteps: mean(episodes.map((episode) => episode.decisions.length)),
  };
}

function comparePair(
  a: AgentKind,
  b: AgentKind,
  ofA: Outcomes,
  ofB: Outcomes,
  { resamples, seed }: ComparisonRequest,
): Omit<PairedComparison, 'pSuccessHolm'> {
  const common = inOrder(ofA).flatMap(([taskId, left]) => {
    const right = ofB.get(taskId);
    return right ? [{ left, right }] : [];
  });
  const differences = common.map(({ left, right }) => left.reward - right.reward);
  const solved = common.map(({ left, right }) => left.success - right.success);
  const count = (values: readonly number[], test: (value: number) => boolean) =>
    values.filter(test).length;
  const wins = count(differences, (value) => value > 0);
  const losses = count(differences, (value) => value < 0);
  const [means] = resampledMeans([differences], resamples, seed);
  return {
    a,
    b,
    difference: mean(differences),
    interval: differences.length > 0 ? percentileInterval(means!) : { lo: -1, hi: 1 },
    pReward: differences.length > 0 ? bootstrapP(means!) : 1,
    pSuccess: mcnemarP(
      count(solved, (value) => value > 0),
      count(solved, (value) => value < 0),
    ),
    wins,
    ties: differences.length - wins - losses,
    losses,
    detectable: detectableDifference(differences),
  };
}

/** Tasks in the order of their ids: resamples must not depend on the order of episodes. */
function inOrder(outcomes: Outcomes): readonly (readonly [string, TaskOutcome])[] {
  return [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1));
}
