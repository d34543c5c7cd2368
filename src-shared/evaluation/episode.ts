import type { AgentAction } from '@shared/agent/action';
import type { AgentKind } from '@shared/experiment/config';
import type { TerminalKind } from '@shared/tree/tree';

/** One candidate of a decision. */
export interface Candidate {
  readonly action: AgentAction;
  /** Score of the chooser: Q of `beam`, the ranker's score, votes of `majority-of-n`; else `null`. */
  readonly score: number | null;
}

/** One decision of an episode: what was sampled, what was taken, what came back. */
export interface Decision {
  readonly candidates: readonly Candidate[];
  /** Index into `candidates`. */
  readonly taken: number;
  readonly observation: string;
  readonly valid: boolean;
}

/** One task played by one agent. */
export interface Episode {
  readonly agent: AgentKind;
  readonly taskId: string;
  readonly instruction: string;
  readonly initialObservation: string;
  readonly decisions: readonly Decision[];
  readonly terminal: TerminalKind;
  /** Final reward in [0, 1]; 0 for an episode that was not finished. */
  readonly reward: number;
  readonly rewardParts: Readonly<Record<string, number>>;
  /** Policy samples drawn. */
  readonly policyCalls: number;
  readonly environmentSteps: number;
  readonly invalidActions: number;
}

export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** A run's row in a comparison. */
export interface RunSummary {
  readonly agent: AgentKind;
  readonly tasks: number;
  readonly meanReward: number;
  readonly meanInterval: Interval;
  readonly successRate: number;
  readonly successInterval: Interval;
  readonly policyCalls: number;
  readonly environmentSteps: number;
  readonly invalidActions: number;
  readonly meanSteps: number;
}

/** Agent `a` against agent `b` on the same tasks; the difference is a − b. */
export interface PairedComparison {
  readonly a: AgentKind;
  readonly b: AgentKind;
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided paired bootstrap p-value of the difference in mean reward. */
  readonly pReward: number;
  /** Exact McNemar p of the difference in success. */
  readonly pSuccess: number;
  readonly pSuccessHolm: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Smallest difference in mean reward that this many tasks show with 80 % power. */
  readonly detectable: number;
}

/** What `stepq run` prints and the Compare page draws. */
export interface ComparisonReport {
  readonly runs: readonly RunSummary[];
  readonly paired: readonly PairedComparison[];
}
