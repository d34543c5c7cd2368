import type { ImportFormat } from '@shared/exchange/imports';
import type { AgentKind, EnvironmentId, PolicyKind } from '@shared/experiment/config';
import type { ExperimentStatus, StageName } from '@shared/experiment/progress';

/** What things are called, everywhere the same. */

/** What is said of an environment. */
interface EnvironmentWords {
  readonly name: string;
  readonly goal: string;
  /** What a task's text is called. */
  readonly asks: string;
  /** How many tasks there are. */
  readonly tasks: string;
  /** What training and test tasks never share. */
  readonly apart: string;
  /** Of its embedded sampler, where it has one. */
  readonly sampler: {
    /** How it errs. */
    readonly errs: string;
    /** What it never sees beside the reward. */
    readonly unseen: string;
  } | null;
}

/** Where agents act. */
export const environments: Readonly<Record<EnvironmentId, EnvironmentWords>> = {
  webshop: {
    name: 'WebShop',
    goal: 'Find and buy the product that an instruction asks for, among 1,000.',
    asks: 'Instruction',
    tasks:
      'about 4,400 tasks for training and 1,900 for testing, a little more or less by the seed',
    apart: 'no product is in both',
    sampler: {
      errs: 'vague or over-long searches, the first plausible product instead of the right one, forgotten conditions, buying too early, the same search again',
      unseen: 'the hidden attributes of the wanted product, the right product',
    },
  },
  hotpotqa: {
    name: 'HotpotQA',
    goal: 'Answer a question by what two Wikipedia articles say, among 11,391.',
    asks: 'Question',
    tasks:
      'about 590 questions for training and 250 for testing, a little more or less by the seed',
    apart: 'no article that a question rests on is in both',
    sampler: {
      errs: 'half a name or the whole question searched for, the wrong one of several articles, a name of the wrong kind for an answer, answering too early, the same search again',
      unseen: 'the answer, the articles that hold it',
    },
  },
  toy: {
    name: 'Toy errands',
    goal: 'Fetch a thing in a village of five places and deliver it: to see how all works.',
    asks: 'Instruction',
    tasks: '272 tasks for training and 112 for testing',
    apart: 'no village is in both',
    sampler: null,
  },
  http: {
    name: 'Server',
    goal: 'An environment of your own, or one of AgentGym, that answers over HTTP.',
    asks: 'Instruction',
    tasks: 'the tasks that it tells when the experiment starts: 70 % of their groups for training',
    apart: 'no group of tasks is in both',
    sampler: null,
  },
};

/** An environment by its name; its id where this version does not know it. */
export const environmentName = (id: string): string =>
  Object.entries(environments).find(([known]) => known === id)?.[1].name ?? id;

/** Who proposes actions; said in full wherever somebody could take it for a language model. */
export const policyNames: Readonly<Record<PolicyKind, string>> = {
  sampler: 'Embedded sampler, not a language model',
  uniform: 'Uniform over the possible actions, not a language model',
  endpoint: 'Language model behind an endpoint',
};

/** The same where there is little room. */
export const policyShort: Readonly<Record<PolicyKind, string>> = {
  sampler: 'embedded sampler',
  uniform: 'uniform policy',
  endpoint: 'language model',
};

/** The environment that imported steps seem to be from. */
export function stepsLike(environment: EnvironmentId): string {
  return environment === 'http' ? 'none that StepQ plays' : environmentName(environment);
}

/** Where an imported experiment's trees come from, where there is little room. */
export const importedAs: Readonly<Record<ImportFormat, string>> = {
  'reference-trees': 'trees of the published code',
  'eto-outputs': 'ETO outputs',
  'agent-traj': 'AgentGym trajectories',
  reflexion: 'Reflexion trials',
  'stepq-pairs': 'pairs of StepQ',
  'chat-jsonl': 'conversations',
};

export const statusNames: Readonly<Record<ExperimentStatus, string>> = {
  queued: 'Queued',
  running: 'Running',
  paused: 'Paused',
  done: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
};

/** A stage as a task: “3 Train Q-value model”. */
export const stageTitles: Readonly<Record<StageName, string>> = {
  collect: 'Collect trees',
  pairs: 'Build pairs',
  train: 'Train Q-value model',
  evaluate: 'Evaluate agents',
};

/** A stage that is under way. */
export const stageDoing: Readonly<Record<StageName, string>> = {
  collect: 'Collecting trees',
  pairs: 'Building pairs',
  train: 'Training the Q-value model',
  evaluate: 'Evaluating agents',
};

/** An agent with its number of candidates. */
export function agentName(agent: AgentKind, candidates: number): string {
  switch (agent) {
    case 'random-of-n':
      return `random of ${candidates}`;
    case 'majority-of-n':
      return `majority of ${candidates}`;
    case 'ranker-of-n':
      return `ranker of ${candidates}`;
    case 'best-of-n':
      return `best of ${candidates}`;
    default:
      return agent;
  }
}

/** What an agent does at each step, in one line. */
export const agentNotes: Readonly<Record<AgentKind, string>> = {
  greedy: 'The most likely action at every step.',
  sample: 'One sample at every step.',
  'random-of-n': 'Control: one of n samples at random.',
  'majority-of-n': 'Control: the action most of n samples agree on.',
  'ranker-of-n': 'Control: a linear ranker picks among n samples.',
  beam: 'The Q-value model picks among n samples.',
  'best-of-n': 'Upper bound: the best of n whole episodes by true reward.',
};
