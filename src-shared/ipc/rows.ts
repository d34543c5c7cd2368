import type { AgentAction } from '@shared/agent/action';
import type { ImportFormat, ImportReport } from '@shared/exchange/imports';
import type { Candidate } from '@shared/evaluation/episode';
import type {
  AgentKind,
  EnvironmentId,
  ExperimentConfig,
  PolicyKind,
} from '@shared/experiment/config';
import type {
  ExperimentStatus,
  StageName,
  StageProgress,
  StageStatus,
} from '@shared/experiment/progress';
import type { FaultKind } from '@shared/policy/ledger';
import type { ProbeReport } from '@shared/policy/probe';
import type { PairSplit } from '@shared/preference/pair';
import type { NodeOrigin, StopReason, TerminalKind } from '@shared/tree/tree';

/** A row of the list of experiments. */
export interface ExperimentRow {
  readonly id: string;
  readonly name: string;
  readonly environment: EnvironmentId;
  readonly policy: PolicyKind;
  readonly status: ExperimentStatus;
  /** Why it is in that state, as a sentence; empty when there is nothing to say. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly configHash: string;
  readonly stage: StageName | null;
  readonly trees: number;
  readonly trainTasks: number;
  /** Share of the searched trees that hold a success; `null` before the first. */
  readonly solvedShare: number | null;
  readonly pairs: number;
  readonly heldoutAccuracy: number | null;
  /** Where its trees came from, when not from a search of its own; `null` for one that searched. */
  readonly imported: { readonly format: ImportFormat; readonly source: string } | null;
  /** Headline of the comparison: the Q-guided run against the baseline, once evaluated. */
  readonly beam: {
    readonly meanReward: number;
    readonly baselineReward: number;
    readonly difference: number;
    readonly lo: number;
    readonly hi: number;
  } | null;
}

export interface StageRow {
  readonly stage: StageName;
  readonly status: StageStatus;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Latest progress, also of a finished stage. */
  readonly progress: StageProgress | null;
}

export interface ExperimentDetail extends ExperimentRow {
  readonly config: ExperimentConfig;
  readonly stages: readonly StageRow[];
  /** Versions and platform under which it ran. */
  readonly capture: Readonly<Record<string, string>>;
  /** What was imported; `null` for an experiment that searched. */
  readonly importReport: ImportReport | null;
}

export type TaskState = 'waiting' | 'running' | 'done' | 'failed';

/** One training task with its tree, a cell of the run monitor's grid and a row of the tree list. */
export interface TreeRow {
  readonly taskId: string;
  readonly instruction: string;
  readonly state: TaskState;
  /** `null` until the search of this task is committed. */
  readonly treeId: number | null;
  readonly nodes: number;
  readonly iterations: number;
  readonly bestReward: number | null;
  readonly stopReason: StopReason | null;
  readonly policyCalls: number;
  readonly milliseconds: number;
  /** Milliseconds since 1970; `null` until the search is committed. */
  readonly committedAt: number | null;
}

/** Codes of `TreeColumns.terminal`, by index. */
export const terminalCodes: readonly (TerminalKind | null)[] = [
  null,
  'success',
  'failure',
  'depth-limit',
];
/** Codes of `TreeColumns.origin`, by index. */
export const originCodes: readonly NodeOrigin[] = ['root', 'expansion', 'rollout'];

/**
 * A tree as columns, one entry per node, in order of birth (index = node id). Crosses the process
 * border as typed arrays.
 */
export interface TreeColumns {
  readonly treeId: number;
  readonly experimentId: string;
  readonly taskId: string;
  readonly instruction: string;
  readonly stopReason: StopReason;
  /** −1 at the root. */
  readonly parent: Int32Array;
  readonly depth: Uint16Array;
  readonly visits: Int32Array;
  readonly valueSum: Float64Array;
  readonly prior: Float32Array;
  /** NaN while the episode goes on. */
  readonly reward: Float32Array;
  /** Q of the experiment's model; NaN where not scored. */
  readonly q: Float32Array;
  /** Index into `terminalCodes`. */
  readonly terminal: Uint8Array;
  /** Index into `originCodes`. */
  readonly origin: Uint8Array;
  readonly valid: Uint8Array;
  readonly exhausted: Uint8Array;
  readonly iteration: Int32Array;
  /** Tokens of the reply; −1 where they were not counted. */
  readonly tokens: Int32Array;
  /** `type[argument]`; the root's is empty. */
  readonly label: readonly string[];
  /** Exploration constant and selection rule, for the UCT terms. */
  readonly exploration: number;
  readonly selection: 'uct' | 'puct';
}

/** What the columns leave out of a node. */
export interface NodeDetail {
  readonly nodeId: number;
  readonly action: AgentAction | null;
  readonly observation: string;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

/** What a language model was sent. */
export interface NodePrompt {
  readonly messages: readonly {
    readonly role: 'system' | 'user' | 'assistant';
    readonly content: string;
  }[];
  /** The request as a curl command that holds no key. */
  readonly curl: string;
}

export type ReviewStatus = 'unreviewed' | 'accepted' | 'rejected';

/** A row of the pair list. Edits and swaps are already applied; the original stays in the store. */
export interface PairRow {
  readonly id: string;
  readonly experimentId: string;
  readonly taskId: string;
  readonly treeId: number;
  readonly split: PairSplit;
  readonly depth: number;
  readonly parentNode: number;
  readonly chosenNode: number;
  readonly rejectedNode: number;
  readonly instruction: string;
  readonly chosen: AgentAction;
  readonly rejected: AgentAction;
  readonly chosenValue: number;
  readonly rejectedValue: number;
  readonly chosenVisits: number;
  readonly rejectedVisits: number;
  readonly margin: number;
  readonly review: ReviewStatus;
  readonly edited: boolean;
}

/** The shared context of a pair: the steps before the decision, oldest first. */
export interface PairContext {
  readonly id: string;
  readonly initialObservation: string;
  readonly history: readonly { readonly action: AgentAction; readonly observation: string }[];
}

/** How many pairs each filter removed when the pairs were built. */
export interface PairFilterCount {
  readonly filter: string;
  readonly removed: number;
}

export interface PairOverview {
  readonly total: number;
  /** Pairs that training would use now: those of its split that are not rejected. */
  readonly train: number;
  /** Pairs that a model would be measured on now. */
  readonly heldout: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Pairs that were swapped or rewritten in review. */
  readonly corrected: number;
  readonly filters: readonly PairFilterCount[];
  /** Counts of margin in 40 equal bins over [0, 2]. */
  readonly marginBins: readonly number[];
  readonly depths: readonly { readonly depth: number; readonly count: number }[];
  readonly actionTypes: readonly { readonly type: string; readonly count: number }[];
}

export interface ModelRow {
  readonly id: string;
  readonly experimentId: string;
  readonly experimentName: string;
  readonly createdAt: number;
  readonly preset: string;
  readonly parameters: number;
  /** Steps of the whole training. */
  readonly steps: number;
  /** The step whose weights it has. */
  readonly checkpoint: number;
  /** What its training started from, as `model.base` in the config; `null` for nothing. */
  readonly base: string | null;
  /** The experiment whose model that was, if it is one of the workspace. */
  readonly baseExperimentId: string | null;
  readonly heldoutAccuracy: number | null;
  readonly weightsHash: string;
  readonly provider: string;
}

/** How the model's Q-values stand to the values of the search, on trees of held-out tasks. */
export interface Calibration {
  /** Trees of held-out tasks, and those of them that were scored. */
  readonly trees: number;
  readonly scored: number;
  /** The next trees to score; empty when all were. */
  readonly toScore: readonly number[];
  /** V of each visited step, in [−1, 1]. */
  readonly values: Float64Array;
  /** Q of the same steps. */
  readonly q: Float64Array;
  /** Pairs of siblings that differ in both, and those that V and Q order alike. */
  readonly siblings: { readonly pairs: number; readonly alike: number };
}

/** Held-out preference accuracy of a model in one group of pairs. */
export interface AccuracyGroup {
  readonly group: string;
  readonly pairs: number;
  readonly accuracy: number;
}

/** One task of a paired comparison. */
export interface ComparedTask {
  readonly taskId: string;
  readonly instruction: string;
  readonly rewardA: number;
  readonly rewardB: number;
}

/** An episode with everything its decisions had, for the side-by-side view. */
export interface EpisodeDetail {
  readonly agent: AgentKind;
  readonly taskId: string;
  readonly instruction: string;
  readonly initialObservation: string;
  readonly terminal: TerminalKind;
  readonly reward: number;
  readonly rewardParts: Readonly<Record<string, number>>;
  readonly decisions: readonly {
    readonly candidates: readonly Candidate[];
    readonly taken: number;
    readonly observation: string;
    readonly valid: boolean;
  }[];
}

/** How one task went in one experiment. */
export interface TaskOutcome {
  readonly experimentId: string;
  readonly experimentName: string;
  /** Candidates per decision of the agents that choose among samples. */
  readonly candidates: number;
  /** The tree of a task that was searched. */
  readonly tree: {
    readonly treeId: number;
    readonly nodes: number;
    /** `null` when no episode of the search came to an end. */
    readonly bestReward: number | null;
  } | null;
  /** The episodes of a task that agents were compared on, in the order of evaluation. */
  readonly episodes: readonly {
    readonly agent: AgentKind;
    readonly reward: number;
    readonly terminal: TerminalKind;
    readonly steps: number;
  }[];
}

/** What an experiment asked of its endpoints, over all its runs. */
export interface EndpointUsage {
  /** HTTP requests, failed ones too. */
  readonly calls: number;
  readonly failed: number;
  /** Failed calls by kind, the most frequent first. */
  readonly faults: readonly { readonly kind: FaultKind; readonly calls: number }[];
  /** As the endpoints told them. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** What is known to have been spent, in the currency of the prices. */
  readonly cost: number;
  /** Answered calls whose price or tokens are unknown. */
  readonly unpriced: number;
  /** Seconds with at least one call under way. */
  readonly seconds: number;
  readonly probes: readonly ProbeReport[];
}

/** A guided agent that programs on this computer can ask. */
export interface ServedAgent {
  /** The base URL for clients of OpenAI's API. */
  readonly url: string;
  /** What the server wants in place of a key. */
  readonly token: string;
  /** How the agent is named to its clients. */
  readonly model: string;
  /** The language models that candidates are drawn from. */
  readonly upstream: readonly string[];
  /** n: candidates of a step. */
  readonly candidates: number;
}

export type LogLevel = 'info' | 'warning' | 'error';

export interface LogRow {
  readonly id: number;
  readonly at: number;
  readonly level: LogLevel;
  readonly stage: StageName | null;
  readonly message: string;
}
