import type { Decision } from '@shared/evaluation/episode';
import type { ComparisonReport, PairedComparison, RunSummary } from '@shared/evaluation/episode';
import type { AgentKind } from '@shared/experiment/config';
import type { ComparedTask } from '@shared/ipc/rows';

/** A run over 100 tasks. */
function runSummary(agent: AgentKind, meanReward: number): RunSummary {
  return {
    agent,
    tasks: 100,
    meanReward,
    meanInterval: { lo: meanReward - 0.06, hi: meanReward + 0.06 },
    successRate: meanReward / 2,
    successInterval: { lo: meanReward / 2 - 0.05, hi: meanReward / 2 + 0.05 },
    policyCalls: 740,
    environmentSteps: 700,
    invalidActions: 12,
    meanSteps: 7,
  };
}

/** A difference to the baseline over 100 tasks. */
function pairedComparison(
  a: AgentKind,
  difference: number,
  change: Partial<PairedComparison> = {},
): PairedComparison {
  return {
    a,
    b: 'sample',
    difference,
    interval: { lo: difference - 0.06, hi: difference + 0.06 },
    pReward: 0.0004,
    pSuccess: 0.01,
    pSuccessHolm: 0.04,
    wins: 60,
    ties: 25,
    losses: 15,
    detectable: 0.09,
    ...change,
  };
}

/** sample is the baseline; beam the run under test; best-of-n the oracle. */
export function comparisonReport(): ComparisonReport {
  return {
    runs: [
      runSummary('beam', 0.61),
      runSummary('sample', 0.3),
      runSummary('best-of-n', 0.66),
      runSummary('random-of-n', 0.29),
    ],
    paired: [
      pairedComparison('beam', 0.31),
      pairedComparison('best-of-n', 0.36),
      pairedComparison('random-of-n', -0.01, { pReward: 0.8, pSuccess: 1, pSuccessHolm: 1 }),
    ],
  };
}

/** A task on which the run under test got `rewardA` and the baseline `rewardB`. */
export function comparedTask(taskId: string, rewardA: number, rewardB: number): ComparedTask {
  return { taskId, instruction: `find ${taskId}`, rewardA, rewardB };
}

/** A decision that takes the first of the given actions, `type[argument]` each. */
export function decision(actions: readonly string[], taken = 0): Decision {
  return {
    candidates: actions.map((text) => {
      const [type = '', argument = ''] = text.replace(/\]$/, '').split('[');
      return { action: { thought: `I will ${type}`, type, argument, raw: text }, score: null };
    }),
    taken,
    observation: 'a page',
    valid: true,
  };
}
